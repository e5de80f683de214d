package org.nightdesk.silence;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/silences}. */
@RestController
@RequestMapping("/api/v1/silences")
class SilencesController {

    /** {@code matchers} as in Alertmanager: {@code alertname="DiskFull"}, {@code instance=~"web-.*"}; all must hold. {@code from}: now, without. {@code warnMinutes}: so long before the end whoever made it is told, 0 for never. */
    record SilenceBody(
            List<String> matchers,
            Optional<Instant> from,
            Instant until,
            String reason,
            Optional<Integer> warnMinutes) {}

    /** {@code alertmanagerId} is its identity in Alertmanager's API. {@code integration} is there when only its alerts are meant. {@code state}: pending, active or expired. */
    record SilenceView(
            String id,
            String alertmanagerId,
            List<String> matchers,
            Optional<String> integration,
            Instant from,
            Instant until,
            String state,
            String reason,
            String author,
            int warnMinutes,
            Optional<Instant> endedAt) {}

    private final Silences silences;
    private final InstantSource clock;

    SilencesController(Silences silences, InstantSource clock) {
        this.silences = silences;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All silences that were ever made.")
    Listed<SilenceView> list(Window window) {
        return window.listed(
                silences.after(window.afterNumber(), window.limit()),
                one -> List.of(one.id().value()),
                this::view);
    }

    @GetMapping("/{id}")
    @Summary("One silence.")
    SilenceView show(@PathVariable String id) {
        return view(silences.silence(id(id)));
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    @Summary("Such alerts wake nobody until then; what still fires at the end pages.")
    ResponseEntity<SilenceView> make(Viewer viewer, @RequestBody SilenceBody body) {
        SilenceView made = view(silences.make(draft(body, viewer), viewer, now()));
        return ResponseEntity.created(URI.create("/api/v1/silences/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is extended or changed; what it holds waits until the new end.")
    SilenceView change(@PathVariable String id, Viewer viewer, @RequestBody SilenceBody body, IfMatch match) {
        match.holds(view(silences.silence(id(id))));
        return view(silences.change(id(id), draft(body, viewer), viewer, now()));
    }

    @PostMapping("/{id}/end")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is over now: what still fires pages at once.")
    SilenceView end(@PathVariable String id, Viewer viewer) {
        return view(silences.end(id(id), viewer, now()));
    }

    private SilenceDraft draft(SilenceBody body, Viewer viewer) {
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < body.matchers().size(); i++) {
            try {
                matchers.add(Matcher.parse(body.matchers().get(i)));
            } catch (Matcher.Unreadable wrong) {
                throw Refused.invalid(
                        "matchers[" + i + "]", wrong.getMessage() + ". Write it as alertname=\"DiskFull\".");
            }
        }
        return new SilenceDraft(
                matchers,
                OptionalLong.empty(),
                body.from().orElseGet(this::now),
                body.until(),
                body.reason(),
                viewer.actor().name(),
                body.warnMinutes().map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private SilenceView view(Silence silence) {
        Instant now = now();
        return new SilenceView(
                silence.id().text(),
                silence.code().toString(),
                silence.matchers().stream().map(Matcher::text).toList(),
                silence.sender().isPresent()
                        ? Optional.of("int_" + silence.sender().getAsLong())
                        : Optional.empty(),
                silence.from(),
                silence.until(),
                silence.over(now) ? "expired" : silence.lasts(now) ? "active" : "pending",
                silence.reason(),
                silence.author(),
                silence.warnMinutes(),
                silence.ended());
    }

    private static SilenceId id(String text) {
        return SilenceId.parse(text).orElseThrow(() -> new NotFound("silence " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
