package org.nightdesk.relation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.relation.screen.TopScreen;
import org.nightdesk.relation.screen.TopScreen.Brood;
import org.nightdesk.relation.screen.TopScreen.Gone;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What must be read before anything else on a ticket: that it has become part of another. */
@Component
class Tops implements Panel {

    private final MergeLog log;
    private final Families families;
    private final Tickets tickets;
    private final Others others;

    Tops(MergeLog log, Families families, Tickets tickets, Others others) {
        this.log = log;
        this.families = families;
        this.tickets = tickets;
        this.others = others;
    }

    @Override
    public String slot() {
        return "ticket.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        Ticket ticket = tickets.ticket(new TicketId(Long.parseLong(subject.id())), viewer);
        TopScreen screen = new TopScreen(ticket.number(), gone(ticket, viewer, now), brood(ticket, viewer));
        return screen.isEmpty() ? Optional.empty() : Optional.of(new Piece("relation/top", screen));
    }

    private Optional<Brood> brood(Ticket ticket, Viewer viewer) {
        List<Ticket> children = families.children(ticket.id(), viewer);
        int open =
                (int) children.stream().filter(child -> !child.state().over()).count();
        return open == 0 || !viewer.may(Role.AGENT)
                ? Optional.empty()
                : Optional.of(new Brood(children.size(), open, ticket.state().over()));
    }

    private Optional<Gone> gone(Ticket ticket, Viewer viewer, Instant now) {
        return ticket.mergedInto()
                .flatMap(whole -> tickets.find(whole, viewer))
                .flatMap(whole -> log.find(ticket.id(), viewer)
                        .map(merge -> new Gone(
                                others.of(whole),
                                merge.by(),
                                merge.at(),
                                merge.until(),
                                merge.mayBeUndone(now) && viewer.may(Role.AGENT))));
    }
}
