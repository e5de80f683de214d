package org.nightdesk.lately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.lately.LatelyStore.Happened;
import org.nightdesk.lately.screen.LatelyScreen;
import org.nightdesk.lately.screen.LatelyScreen.Line;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Beside a ticket: what changed in the day before it was opened, and since. */
@Component
@Order(5)
class LatelyPanel implements Panel {

    private static final Duration BEFORE = Duration.ofHours(24);
    private static final int MOST = 8;

    private final Tickets tickets;
    private final LatelyStore store;

    LatelyPanel(Tickets tickets, LatelyStore store) {
        this.tickets = tickets;
        this.store = store;
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
        List<Line> lines = store.at(ticket.service(), ticket.openedAt().minus(BEFORE), MOST).stream()
                .map(one -> line(one, ticket))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Piece("lately/panel", new LatelyScreen(lines)));
    }

    private static Line line(Happened one, Ticket ticket) {
        return new Line(
                one.kind(),
                one.what(),
                one.how().replace('-', ' '),
                one.how().equals("failed") ? "late" : "dim",
                one.service().equals(ticket.service()) ? "" : one.name(),
                path(one),
                one.at());
    }

    private static String path(Happened one) {
        return switch (one.kind()) {
            case "change" -> "/changes/chg_" + one.ref();
            case "setting" -> "/installations/ins_" + one.ref();
            default -> "/deployments";
        };
    }
}
