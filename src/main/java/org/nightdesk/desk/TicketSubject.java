package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** A ticket as paging knows it: something that has a name and can be locked. */
@Component
class TicketSubject implements Briefing, SubjectHolder {

    private final TicketStore store;

    TicketSubject(TicketStore store) {
        this.store = store;
    }

    @Override
    public Optional<Subject> subject(String name) {
        return TicketNumber.parse(name).map(TicketId::subject);
    }

    @Override
    public Optional<String> name(Subject subject) {
        return ticket(subject).flatMap(id -> store.find(id, Viewer.system())).map(Ticket::number);
    }

    @Override
    public Optional<String> path(Subject subject) {
        return ticket(subject).map(id -> "/tickets/" + id.value());
    }

    @Override
    public void hold(Subject subject) {
        ticket(subject).ifPresent(id -> store.hold(List.of(id)));
    }

    private static Optional<TicketId> ticket(Subject subject) {
        return subject.kind().equals("ticket")
                ? Optional.of(new TicketId(Long.parseLong(subject.id())))
                : Optional.empty();
    }
}
