package org.nightdesk.desk;

import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Says what people call the ticket that a page is about. */
@Component
class TicketBriefing implements Briefing {

    private final TicketStore store;

    TicketBriefing(TicketStore store) {
        this.store = store;
    }

    @Override
    public Optional<Subject> subject(String name) {
        return TicketNumber.parse(name).map(TicketId::subject);
    }

    @Override
    public Optional<String> name(Subject subject) {
        return subject.kind().equals("ticket")
                ? store.find(new TicketId(Long.parseLong(subject.id())), Viewer.system())
                        .map(Ticket::number)
                : Optional.empty();
    }
}
