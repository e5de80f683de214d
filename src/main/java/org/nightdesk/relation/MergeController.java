package org.nightdesk.relation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/merge}: a ticket becomes part of another, and its own again. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/merge")
@Needs(Role.AGENT)
class MergeController {

    /** {@code into} is the number of the ticket that stays; {@code acrossCustomers}: though they are different customers'. */
    record MergeBody(String into, Optional<Boolean> acrossCustomers) {}

    /** {@code until} is when it can no longer be taken back. */
    record MergeView(String ticket, String mergedInto, String by, Instant at, Instant until) {}

    /** A ticket that stands for itself. */
    record PartedView(String ticket, String state) {}

    private final MergeLog log;
    private final Numbers numbers;
    private final Tickets tickets;
    private final InstantSource clock;

    MergeController(MergeLog log, Numbers numbers, Tickets tickets, InstantSource clock) {
        this.log = log;
        this.numbers = numbers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping
    MergeView show(@PathVariable String id, Viewer viewer) {
        Ticket part = numbers.at(id, viewer);
        Merge merge = log.find(part.id(), viewer).orElseThrow(() -> new NotFound("merge of " + id));
        return new MergeView(
                part.number(), tickets.ticket(merge.whole(), viewer).number(), merge.by(), merge.at(), merge.until());
    }

    @PostMapping
    MergeView merge(@PathVariable String id, Viewer viewer, @RequestBody MergeBody body) {
        Ticket whole = numbers.typed("into", body.into(), viewer);
        log.merge(
                List.of(numbers.at(id, viewer).id()),
                whole.id(),
                body.acrossCustomers().orElse(false),
                viewer,
                clock.instant());
        return show(id, viewer);
    }

    @DeleteMapping
    PartedView undo(@PathVariable String id, Viewer viewer) {
        Ticket again = log.undo(numbers.at(id, viewer).id(), viewer, clock.instant());
        return new PartedView(again.number(), again.state().word());
    }
}
