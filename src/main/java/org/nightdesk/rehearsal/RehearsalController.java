package org.nightdesk.rehearsal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Summary;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/rehearsal}. */
@RestController
@RequestMapping("/api/v1/rehearsal")
class RehearsalController {

    /** {@code minutes} is how long it lasts in all, 0 where that says nothing. */
    record TroubleView(
            String trouble, String kind, String what, String remedy, Instant firstAt, int times, long minutes) {}

    /** Without {@code rehearsedAt} it has not been gone through yet. */
    record RehearsalView(
            @Nullable Instant rehearsedAt, @Nullable Instant until, List<TroubleView> troubles) {}

    private final Rehearsals rehearsals;
    private final InstantSource clock;

    RehearsalController(Rehearsals rehearsals, InstantSource clock) {
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    @GetMapping
    @Summary("What would go wrong in the next six weeks, by the last rehearsal.")
    RehearsalView show() {
        Optional<Span> last = rehearsals.last();
        return new RehearsalView(
                last.map(Span::from).orElse(null),
                last.map(Span::until).orElse(null),
                rehearsals.troubles().stream().map(RehearsalController::view).toList());
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Goes through the next six weeks now.")
    RehearsalView rehearse(Viewer viewer) {
        rehearsals.rehearse(viewer, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return show();
    }

    private static TroubleView view(Trouble trouble) {
        return new TroubleView(
                trouble.key(),
                trouble.kind().word(),
                trouble.what(),
                trouble.remedy(),
                trouble.first(),
                trouble.times(),
                trouble.length().toMinutes());
    }
}
