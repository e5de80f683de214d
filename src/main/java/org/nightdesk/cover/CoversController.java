package org.nightdesk.cover;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/covers}. A request is made by itself, of an absence that is unreachable. */
@RestController
@RequestMapping("/api/v1/covers")
class CoversController {

    /** Who is on call instead. */
    record TakingBody(String person) {}

    /** {@code asked} are those who may cover and have not declined, the least loaded first; at {@code leadAt} a lead is told, unless somebody has it. */
    record CoverView(
            String id,
            String absence,
            String person,
            String schedule,
            Instant from,
            Instant until,
            String state,
            List<String> asked,
            Instant leadAt,
            Optional<String> taker,
            Optional<String> override) {}

    private final CoverRequests requests;
    private final InstantSource clock;

    CoversController(CoverRequests requests, InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Shifts of people who cannot be reached, whose hours are not over.")
    Listed<CoverView> list(Window window) {
        return window.cut(requests.coming(now()), request -> request.id().value(), CoversController::view);
    }

    @GetMapping("/{id}")
    @Summary("A shift that somebody is to cover, and who is asked.")
    CoverView show(@PathVariable String id) {
        return view(requests.request(CoverPages.id(id)));
    }

    @PostMapping("/{id}/taking")
    @Transactional
    @Summary("Somebody covers it.")
    CoverView take(@PathVariable String id, Viewer viewer, @RequestBody TakingBody body) {
        PersonId taker = PersonId.parse(body.person())
                .orElseThrow(() -> Refused.invalid("person", "Name who covers it by their id, such as per_7."));
        return view(requests.take(CoverPages.id(id), taker, viewer, now()));
    }

    @DeleteMapping("/{id}/taking")
    @Transactional
    @Summary("They do not cover it after all; others are asked.")
    ResponseEntity<Void> undo(@PathVariable String id, Viewer viewer) {
        requests.undo(CoverPages.id(id), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static CoverView view(CoverRequest request) {
        return new CoverView(
                request.id().text(),
                request.absence().text(),
                request.person().text(),
                request.schedule().text(),
                request.span().from(),
                request.span().until(),
                request.state().word(),
                request.asked().stream().map(PersonId::text).toList(),
                request.leadAt(),
                request.taker().map(PersonId::text),
                request.override().map(OverrideId::text));
    }
}
