package org.nightdesk.relation;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.relation.screen.VerbsScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What is done with several tickets at once, behind one button. */
@Component
class Verbs implements Panel {

    private final Tickets tickets;

    Verbs(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String slot() {
        return "ticket.verbs";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        Ticket ticket = tickets.ticket(new TicketId(Long.parseLong(subject.id())), viewer);
        return ticket.mergedInto().isPresent() || !viewer.may(Role.AGENT)
                ? Optional.empty()
                : Optional.of(new Piece("relation/verbs", new VerbsScreen(ticket.number())));
    }
}
