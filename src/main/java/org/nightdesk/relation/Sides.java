package org.nightdesk.relation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.relation.screen.Other;
import org.nightdesk.relation.screen.SideScreen;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What a ticket is to others, below its facts. */
@Component
class Sides implements Panel {

    private final MergeLog log;
    private final Families families;
    private final Tickets tickets;
    private final Others others;

    Sides(MergeLog log, Families families, Tickets tickets, Others others) {
        this.log = log;
        this.families = families;
        this.tickets = tickets;
        this.others = others;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        SideScreen screen = new SideScreen(
                tickets.ticket(id, viewer).number(),
                parts(id, viewer),
                families.parent(id, viewer).map(others::of),
                families.children(id, viewer).stream().map(others::of).toList());
        return screen.isEmpty() ? Optional.empty() : Optional.of(new Piece("relation/side", screen));
    }

    private List<Other> parts(TicketId id, Viewer viewer) {
        return log.into(id).stream()
                .flatMap(merge -> tickets.find(merge.part(), viewer).stream())
                .map(others::of)
                .toList();
    }
}
