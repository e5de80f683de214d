package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.subject.Viewer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/links}: what is tied, and taken away. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/links")
class LinksController {

    /** {@code direction} is to or from: whether the ticket asked for is the first or the second of the two. */
    record TieView(String kind, String ticket, String title, String direction) {}

    record TiesView(String ticket, List<TieView> links) {}

    private final TicketLinks links;
    private final Numbers numbers;
    private final InstantSource clock;

    LinksController(TicketLinks links, Numbers numbers, InstantSource clock) {
        this.links = links;
        this.numbers = numbers;
        this.clock = clock;
    }

    @GetMapping
    TiesView show(@PathVariable String id, Viewer viewer) {
        Ticket ticket = numbers.at(id, viewer);
        return new TiesView(
                ticket.number(),
                links.of(ticket.id(), viewer).stream()
                        .map(link -> new TieView(
                                link.kind(),
                                link.other().number(),
                                link.other().title(),
                                link.outgoing() ? "to" : "from"))
                        .toList());
    }

    /** In both directions. */
    @DeleteMapping("/{kind}/{other}")
    TiesView unlink(@PathVariable String id, @PathVariable String kind, @PathVariable String other, Viewer viewer) {
        Ticket one = numbers.at(id, viewer);
        Ticket two = numbers.at(other, viewer);
        links.unlink(one.id(), two.id(), kind, viewer, clock.instant());
        links.unlink(two.id(), one.id(), kind, viewer, clock.instant());
        return show(id, viewer);
    }
}
