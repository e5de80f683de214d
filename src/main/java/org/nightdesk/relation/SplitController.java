package org.nightdesk.relation;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Ticket;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/split}. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/split")
@Needs(Role.AGENT)
class SplitController {

    /** {@code entries} are ids of the timeline; {@code kind} is incident, request or change-request, that of the ticket when left out. */
    record SplitBody(String title, List<String> entries, Optional<String> kind) {}

    record SplitView(String ticket, String from) {}

    private final Splits splits;
    private final Numbers numbers;
    private final InstantSource clock;

    SplitController(Splits splits, Numbers numbers, InstantSource clock) {
        this.splits = splits;
        this.numbers = numbers;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<SplitView> split(@PathVariable String id, Viewer viewer, @RequestBody SplitBody body) {
        Ticket from = numbers.at(id, viewer);
        Ticket own = splits.split(
                from.id(),
                SplitPages.ids(body.entries()),
                body.title(),
                body.kind().map(Kind::of).orElse(from.kind()),
                viewer,
                clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + own.number()))
                .body(new SplitView(own.number(), from.number()));
    }
}
