package org.nightdesk.watcher;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/watchers}. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/watchers")
class WatchersController {

    /** Left out, {@code person} is whoever asks; a token must name somebody. */
    record WatchBody(Optional<String> person) {}

    record WatcherView(String person, String name) {}

    record WatchersView(String ticket, List<WatcherView> watchers) {}

    private final Watchers watchers;
    private final Tickets tickets;
    private final InstantSource clock;

    WatchersController(Watchers watchers, Tickets tickets, InstantSource clock) {
        this.watchers = watchers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping
    WatchersView show(@PathVariable String id, Viewer viewer) {
        Ticket ticket = ticket(id, viewer);
        return new WatchersView(
                ticket.number(),
                watchers.of(ticket.id()).stream()
                        .map(person -> new WatcherView(person.id().text(), person.name()))
                        .toList());
    }

    @PostMapping
    WatchersView watch(@PathVariable String id, Viewer viewer, @RequestBody WatchBody body) {
        PersonId person = body.person()
                .flatMap(PersonId::parse)
                .or(() -> viewer.actor().isPerson() && body.person().isEmpty()
                        ? Optional.of(new PersonId(viewer.actor().id()))
                        : Optional.empty())
                .orElseThrow(() -> Refused.invalid("person", "Name who is to watch it, by the id of a person."));
        watchers.watch(ticket(id, viewer).id(), person, viewer, clock.instant());
        return show(id, viewer);
    }

    @DeleteMapping("/{person}")
    WatchersView unwatch(@PathVariable String id, @PathVariable String person, Viewer viewer) {
        PersonId who = PersonId.parse(person).orElseThrow(() -> new NotFound("person " + person));
        watchers.unwatch(ticket(id, viewer).id(), who, viewer, clock.instant());
        return show(id, viewer);
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
