package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A ticket as paging knows it: something that has a name and can be locked. */
@Component
class TicketSubject implements Briefing, SubjectHolder {

    private final TicketStore store;
    private final ObjectProvider<Tickets> tickets;

    // Tickets stand above pages, which ask here.
    TicketSubject(TicketStore store, ObjectProvider<Tickets> tickets) {
        this.store = store;
        this.tickets = tickets;
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

    @Override
    public boolean resolve(Subject subject, Viewer by, String note, Instant now) {
        Optional<TicketId> ticket = ticket(subject);
        ticket.ifPresent(id -> tickets.getObject().resolve(id, note, by, now));
        return ticket.isPresent();
    }

    private static Optional<TicketId> ticket(Subject subject) {
        return subject.kind().equals("ticket")
                ? Optional.of(new TicketId(Long.parseLong(subject.id())))
                : Optional.empty();
    }
}
