package org.nightdesk.promise;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/promises}, {@code /api/v1/customers/{id}/promises} and {@code /api/v1/promises/{id}}. */
@RestController
@RequestMapping("/api/v1")
@Needs(Role.RESPONDER)
class PromisesController {

    /** {@code due} is a moment in the future; {@code keeper} a colleague, whoever asks when left out. */
    record NewPromiseBody(String what, Instant due, Optional<String> keeper) {}

    /** {@code state} is open, kept or withdrawn. */
    record PromiseView(
            String id,
            String ticket,
            String customer,
            String what,
            String keeper,
            Instant due,
            String by,
            Instant at,
            String state,
            Optional<Instant> endedAt) {}

    record PromisesView(List<PromiseView> promises) {}

    private final Promises promises;
    private final Tickets tickets;
    private final InstantSource clock;

    PromisesController(Promises promises, Tickets tickets, InstantSource clock) {
        this.promises = promises;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** All of a ticket, ended ones too. */
    @GetMapping("/tickets/{id}/promises")
    PromisesView ofTicket(@PathVariable String id, Viewer viewer) {
        return view(promises.of(ticket(id), viewer), viewer);
    }

    /** What a customer still has to get, the next due first. */
    @GetMapping("/customers/{id}/promises")
    PromisesView ofCustomer(@PathVariable String id, Viewer viewer) {
        return view(
                promises.open(OrganisationId.parse(id).orElseThrow(() -> new NotFound("customer " + id)), viewer),
                viewer);
    }

    @GetMapping("/promises/{id}")
    PromiseView show(@PathVariable String id, Viewer viewer) {
        return view(promises.promise(Promise.id(id), viewer), viewer);
    }

    @PostMapping("/tickets/{id}/promises")
    @Transactional
    ResponseEntity<PromiseView> make(@PathVariable String id, Viewer viewer, @RequestBody NewPromiseBody body) {
        PersonId keeper = body.keeper()
                .flatMap(PersonId::parse)
                .or(() -> body.keeper().isEmpty() && viewer.actor().isPerson()
                        ? Optional.of(new PersonId(viewer.actor().id()))
                        : Optional.empty())
                .orElseThrow(() -> Refused.invalid("keeper", "Name who keeps the promise, by the id of a person."));
        PromiseView made =
                view(promises.make(ticket(id), body.what(), keeper, body.due(), viewer, clock.instant()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/promises/" + made.id()))
                .body(made);
    }

    @PostMapping("/promises/{id}/kept")
    @Transactional
    PromiseView kept(@PathVariable String id, Viewer viewer) {
        promises.keep(Promise.id(id), viewer, clock.instant());
        return show(id, viewer);
    }

    @PostMapping("/promises/{id}/withdrawal")
    @Transactional
    PromiseView withdraw(@PathVariable String id, Viewer viewer) {
        promises.withdraw(Promise.id(id), viewer, clock.instant());
        return show(id, viewer);
    }

    private PromisesView view(List<Promise> all, Viewer viewer) {
        return new PromisesView(
                all.stream().map(promise -> view(promise, viewer)).toList());
    }

    private PromiseView view(Promise promise, Viewer viewer) {
        return new PromiseView(
                promise.text(),
                tickets.ticket(promise.ticket(), viewer).number(),
                promise.organisation().text(),
                promise.what(),
                promise.keeper().text(),
                promise.dueAt(),
                promise.madeBy(),
                promise.madeAt(),
                promise.state(),
                promise.endedAt());
    }

    private static TicketId ticket(String number) {
        return TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
    }
}
