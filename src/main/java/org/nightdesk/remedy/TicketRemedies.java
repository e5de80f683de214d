package org.nightdesk.remedy;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Beside a ticket: what a playbook could do about it. */
@Component
@Order(60)
class TicketRemedies implements Panel {

    private final Remedies remedies;
    private final Tickets tickets;

    TicketRemedies(Remedies remedies, Tickets tickets) {
        this.remedies = remedies;
        this.tickets = tickets;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return tickets.find(new TicketId(Long.parseLong(subject.id())), viewer)
                .flatMap(ticket -> remedies.of(ticket, viewer))
                .map(screen -> new Piece("remedy/ticket", screen));
    }
}
