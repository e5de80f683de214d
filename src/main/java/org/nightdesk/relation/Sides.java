package org.nightdesk.relation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
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

    private static final int FEW = 5;

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
        List<Ticket> children = families.children(id, viewer);
        SideScreen screen = new SideScreen(
                subject.id(),
                parts(id, viewer),
                families.parent(id, viewer).map(others::of),
                few(children),
                children.size());
        return screen.isEmpty() ? Optional.empty() : Optional.of(new Piece("relation/side", screen));
    }

    /** The first of them, those that are open before the others. */
    private List<Other> few(List<Ticket> children) {
        return children.stream()
                .sorted(Comparator.comparing(child -> child.state().over()))
                .limit(FEW)
                .map(others::of)
                .toList();
    }

    private List<Other> parts(TicketId id, Viewer viewer) {
        return tickets.find(log.into(id).stream().map(Merge::part).toList(), viewer).stream()
                .map(others::of)
                .toList();
    }
}
