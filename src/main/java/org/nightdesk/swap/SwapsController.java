package org.nightdesk.swap;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
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

/** {@code /api/v1/swaps}. Acceptance belongs to a person: it is given on the screen. */
@RestController
@RequestMapping("/api/v1/swaps")
class SwapsController {

    /** Without a {@code taker} anybody may accept; {@code atOnce} asks nobody. */
    record NewSwapBody(
            String schedule,
            String owner,
            Optional<String> taker,
            Instant from,
            Instant until,
            Optional<String> note,
            Optional<Boolean> atOnce) {}

    record SwapView(
            String id,
            String schedule,
            String owner,
            Optional<String> taker,
            Instant from,
            Instant until,
            String note,
            String state,
            Optional<String> override) {}

    private final Swaps swaps;
    private final InstantSource clock;

    SwapsController(Swaps swaps, InstantSource clock) {
        this.swaps = swaps;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The swaps whose hours are not over.")
    Listed<SwapView> list(Window window) {
        return window.cut(swaps.coming(now()), swap -> swap.id().value(), SwapsController::view);
    }

    @GetMapping("/{id}")
    @Summary("A swap.")
    SwapView show(@PathVariable String id) {
        return view(swaps.swap(SwapPages.id(id)));
    }

    @PostMapping
    @Transactional
    @Summary("Asks somebody to take a shift, or gives it to them at once.")
    ResponseEntity<SwapView> create(Viewer viewer, @RequestBody NewSwapBody body) {
        SwapDraft draft = new SwapDraft(
                SwapPages.schedule(body.schedule()),
                SwapPages.person("owner", body.owner()),
                body.taker().map(taker -> SwapPages.person("taker", taker)),
                body.from(),
                body.until(),
                body.note().orElse(""));
        Swap made = body.atOnce().orElse(false) ? swaps.give(draft, viewer, now()) : swaps.ask(draft, viewer, now());
        return ResponseEntity.created(URI.create("/api/v1/swaps/" + made.id().text()))
                .body(view(made));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("Takes back what was asked, or what was swapped.")
    ResponseEntity<Void> undo(@PathVariable String id, Viewer viewer) {
        swaps.undo(SwapPages.id(id), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static SwapView view(Swap swap) {
        return new SwapView(
                swap.id().text(),
                swap.schedule().text(),
                swap.owner().text(),
                swap.taker().map(PersonId::text),
                swap.span().from(),
                swap.span().until(),
                swap.note(),
                swap.state().word(),
                swap.override().map(OverrideId::text));
    }
}
