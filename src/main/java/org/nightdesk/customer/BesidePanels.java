package org.nightdesk.customer;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.customer.screen.BesideScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who asks and for whom, beside a ticket and beside the form for a new one. */
final class BesidePanels {

    private static final int FIRST = 0;

    // What an alert has opened is nobody's until somebody asks.
    private static final String ALERT = "signal";

    private BesidePanels() {}

    /** Beside a ticket. */
    @Component
    @Order(FIRST)
    static class OfTicket implements Panel {

        private final Beside beside;
        private final Tickets tickets;

        OfTicket(Beside beside, Tickets tickets) {
            this.beside = beside;
            this.tickets = tickets;
        }

        @Override
        public String slot() {
            return "ticket.side";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            if (!viewer.may(Role.RESPONDER)) {
                return Optional.empty();
            }
            Ticket ticket = tickets.ticket(new TicketId(Long.parseLong(subject.id())), viewer);
            BesideScreen screen = beside.of(
                    ticket.requester(), ticket.organisation(), "/tickets/" + ticket.number() + "/customer", viewer);
            boolean nobodys = screen.contact().isEmpty() && screen.customer().isEmpty();
            return nobodys && ticket.source().equals(ALERT)
                    ? Optional.empty()
                    : Optional.of(new Piece("customer/beside", screen));
        }
    }

    /** Beside the form for a new ticket, which is about a customer or a contact once one is chosen. */
    @Component
    static class OfNewTicket implements Panel {

        private final Beside beside;

        OfNewTicket(Beside beside) {
            this.beside = beside;
        }

        @Override
        public String slot() {
            return "new.side";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            long id = Long.parseLong(subject.id());
            boolean contact = subject.kind().equals("person");
            return beside.withOpen(
                            contact ? Optional.of(new PersonId(id)) : Optional.empty(),
                            contact ? Optional.empty() : Optional.of(new OrganisationId(id)),
                            viewer)
                    .map(screen -> new Piece("customer/besidenew", screen));
        }
    }
}
