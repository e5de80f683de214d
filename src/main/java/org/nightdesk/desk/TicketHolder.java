package org.nightdesk.desk;

import java.util.List;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Locks the ticket that a page is about. */
@Component
class TicketHolder implements SubjectHolder {

    private final TicketStore store;

    TicketHolder(TicketStore store) {
        this.store = store;
    }

    @Override
    public void hold(Subject subject) {
        if (subject.kind().equals("ticket")) {
            store.hold(List.of(new TicketId(Long.parseLong(subject.id()))));
        }
    }
}
