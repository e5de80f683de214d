package org.nightdesk.abuse;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.abuse.screen.FlagScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The one press that flags a thread, in the menu of a ticket on which a customer writes. */
@Component
class FlagMore implements Panel {

    private final Flags flags;
    private final Tickets tickets;

    FlagMore(Flags flags, Tickets tickets) {
        this.flags = flags;
        this.tickets = tickets;
    }

    @Override
    public String slot() {
        return "ticket.more";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        Ticket ticket = tickets.ticket(id, viewer);
        boolean flagged = flags.find(id, viewer).filter(Flag::isOpen).isPresent();
        return flagged || ticket.requester().isEmpty() || !viewer.may(Role.RESPONDER)
                ? Optional.empty()
                : Optional.of(new Piece("abuse/more", new FlagScreen(ticket.number(), "", "", false, false)));
    }
}
