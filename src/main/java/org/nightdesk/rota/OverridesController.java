package org.nightdesk.rota;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.NotFound;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/schedules/{id}/overrides}. */
@RestController
@RequestMapping("/api/v1/schedules/{schedule}/overrides")
class OverridesController {

    /** Without a kind: somebody is named to take over, or nobody and somebody is taken off. */
    record NewOverrideBody(
            Optional<String> kind,
            Optional<String> person,
            Optional<String> replaces,
            Instant from,
            Instant until,
            Optional<String> reason) {}

    record OverrideView(
            String id,
            String schedule,
            String kind,
            Optional<String> person,
            Optional<String> replaces,
            Instant from,
            Instant until,
            String reason) {}

    private final Schedules schedules;
    private final InstantSource clock;

    OverridesController(Schedules schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** Those that touch the span: from now, for two weeks, where nothing is said. */
    @GetMapping
    Listed<OverrideView> list(
            @PathVariable String schedule,
            Window window,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        Span span = SchedulesController.span(from, until, clock.instant());
        ScheduleId id = schedules
                .schedule(SchedulesController.id(schedule), span.from())
                .id();
        return window.cut(
                schedules.overrides(id, span.from(), span.until()),
                override -> override.id().value(),
                OverridesController::view);
    }

    @GetMapping("/{id}")
    OverrideView show(@PathVariable String schedule, @PathVariable String id) {
        return view(override(schedule, id));
    }

    @PostMapping
    @Transactional
    ResponseEntity<OverrideView> create(
            @PathVariable String schedule, Viewer viewer, @RequestBody NewOverrideBody body) {
        OverrideDraft draft = new OverrideDraft(
                SchedulesController.id(schedule),
                kind(body),
                body.person().map(person -> ScheduleBody.person("person", person)),
                body.replaces().map(person -> ScheduleBody.person("replaces", person)),
                body.from(),
                body.until(),
                body.reason().orElse(""));
        OverrideView view = view(schedules.override(draft, viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/schedules/" + schedule + "/overrides/" + view.id()))
                .body(view);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> withdraw(@PathVariable String schedule, @PathVariable String id, Viewer viewer) {
        schedules.withdraw(override(schedule, id).id(), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private ShiftOverride override(String schedule, String id) {
        ShiftOverride override =
                schedules.override(OverrideId.parse(id).orElseThrow(() -> new NotFound("override " + id)));
        if (!override.schedule().equals(SchedulesController.id(schedule))) {
            throw new NotFound("override " + id + " of schedule " + schedule);
        }
        return override;
    }

    private static Kind kind(NewOverrideBody body) {
        Kind meant = body.person().isPresent() ? Kind.REPLACE : Kind.REMOVE;
        return body.kind().map(OverridesController::kind).orElse(meant);
    }

    private static Kind kind(String word) {
        return List.of(Kind.values()).stream()
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("kind", "Use add, remove or replace."));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static OverrideView view(ShiftOverride override) {
        return new OverrideView(
                override.id().text(),
                override.schedule().text(),
                word(override.kind()),
                override.person().map(PersonId::text),
                override.replaces().map(PersonId::text),
                override.span().from(),
                override.span().until(),
                override.reason());
    }
}
