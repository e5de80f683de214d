package org.nightdesk.relation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.relation.screen.VerbsScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is done with several tickets at once, behind one button. */
@Component
class Verbs implements Panel {

    private final Tickets tickets;
    private final ObjectProvider<Panel> panels;

    Verbs(Tickets tickets, ObjectProvider<Panel> panels) {
        this.tickets = tickets;
        this.panels = panels;
    }

    @Override
    public String slot() {
        return "ticket.verbs";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        Ticket ticket = tickets.ticket(new TicketId(Long.parseLong(subject.id())), viewer);
        if (ticket.mergedInto().isPresent()) {
            return Optional.empty();
        }
        List<Piece> more = panels.orderedStream()
                .filter(panel -> panel.slot().equals("ticket.more"))
                .flatMap(panel -> panel.on(subject, viewer, now).stream())
                .toList();
        boolean agent = viewer.may(Role.AGENT);
        return agent || !more.isEmpty()
                ? Optional.of(new Piece("relation/verbs", new VerbsScreen(ticket.number(), agent, more)))
                : Optional.empty();
    }
}
