package org.nightdesk.checklist;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The checklist beside a ticket. */
@Component
@Order(50)
class ChecklistPanel implements Panel {

    private final Checklists checklists;
    private final Tickets tickets;

    ChecklistPanel(Checklists checklists, Tickets tickets) {
        this.checklists = checklists;
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
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        return Optional.of(new Piece(
                "checklist/panel",
                ChecklistPages.screen(
                        tickets.ticket(id, viewer).number(), checklists.of(id, viewer), java.util.List.of(), "", "")));
    }
}
