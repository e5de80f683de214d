package org.nightdesk.heartbeat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/heartbeats}. */
@RestController
@RequestMapping("/api/v1/heartbeats")
class HeartbeatsController {

    /** {@code service} by id or short name. Either {@code everySeconds}, or {@code cron} (the five fields of a crontab) with {@code timeZone}. */
    record HeartbeatBody(
            String name,
            String service,
            Optional<Long> everySeconds,
            Optional<String> cron,
            Optional<String> timeZone,
            Optional<Long> graceSeconds,
            Optional<String> severity,
            Optional<String> note) {}

    /** {@code url} is the address to call: to agents and above. {@code state}: new, up, down or paused. */
    record HeartbeatView(
            String id,
            String name,
            String slug,
            String service,
            Optional<Long> everySeconds,
            Optional<String> cron,
            Optional<String> timeZone,
            long graceSeconds,
            String severity,
            String note,
            String state,
            String reason,
            Optional<Instant> startedAt,
            Optional<Instant> lastHeardAt,
            Optional<Instant> expectedAt,
            Optional<Instant> downSince,
            Optional<Instant> unheardSince,
            Optional<String> url) {}

    /** {@code kind}: success, start, fail or log. {@code bytes} is how long the body was; {@code body} is its beginning. */
    record PingView(
            String id,
            Instant at,
            String kind,
            Optional<Integer> exitCode,
            String run,
            Optional<Long> tookMillis,
            String note,
            String method,
            String sender,
            long bytes,
            String body) {}

    /** It went down, or came back. */
    record FlipView(String id, Instant at, boolean down, String reason, Optional<String> ticket) {}

    private final Heartbeats heartbeats;
    private final HeartbeatScreens screens;
    private final PingStore pings;
    private final Services services;
    private final InstantSource clock;

    HeartbeatsController(
            Heartbeats heartbeats, HeartbeatScreens screens, PingStore pings, Services services, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.screens = screens;
        this.pings = pings;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All that must call in time.")
    Listed<HeartbeatView> list(Window window, Viewer viewer) {
        return window.listed(
                heartbeats.after(window.afterNumber(), window.limit()),
                one -> java.util.List.of(one.id().value()),
                one -> view(one, viewer));
    }

    @GetMapping("/{id}")
    @Summary("One heartbeat, and how it stands.")
    HeartbeatView show(@PathVariable String id, Viewer viewer) {
        return view(heartbeats.heartbeat(id(id)), viewer);
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    @Summary("Something must call in time from now on; it is missed for the first time after it was heard once.")
    ResponseEntity<HeartbeatView> create(Viewer viewer, @RequestBody HeartbeatBody body) {
        HeartbeatView made = view(heartbeats.create(draft(body), viewer, now()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/heartbeats/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is expected at other times, or is another's.")
    HeartbeatView change(@PathVariable String id, Viewer viewer, @RequestBody HeartbeatBody body, IfMatch match) {
        match.holds(view(heartbeats.heartbeat(id(id)), viewer));
        return view(heartbeats.change(id(id), draft(body), viewer, now()), viewer);
    }

    @PostMapping("/{id}/pause")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("Nobody waits for it until it is resumed.")
    HeartbeatView pause(@PathVariable String id, Viewer viewer) {
        return view(heartbeats.pause(id(id), viewer, now()), viewer);
    }

    @PostMapping("/{id}/resume")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is waited for again, from now on.")
    HeartbeatView resume(@PathVariable String id, Viewer viewer) {
        return view(heartbeats.resume(id(id), viewer, now()), viewer);
    }

    @DeleteMapping("/{id}")
    @Needs(Role.AGENT)
    @Transactional
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Summary("Its address is dead from now on.")
    void remove(@PathVariable String id, Viewer viewer) {
        heartbeats.remove(id(id), viewer, now());
    }

    @GetMapping("/{id}/pings")
    @Summary("Its last hundred calls, the newest first.")
    Listed<PingView> pings(@PathVariable String id, Window window) {
        long before = window.isFirst() ? Long.MAX_VALUE : window.afterNumber();
        return window.listed(
                pings.of(heartbeats.heartbeat(id(id)).id(), before, window.limit()),
                kept -> java.util.List.of(kept.number()),
                HeartbeatsController::view);
    }

    @GetMapping("/{id}/flips")
    @Summary("Each time it went down or came back, the newest first.")
    Listed<FlipView> flips(@PathVariable String id, Window window) {
        long before = window.isFirst() ? Long.MAX_VALUE : window.afterNumber();
        return window.listed(
                pings.flips(heartbeats.heartbeat(id(id)).id(), before, window.limit()),
                flip -> java.util.List.of(flip.id()),
                flip -> new FlipView(
                        Long.toString(flip.id()),
                        flip.at(),
                        flip.down(),
                        flip.why(),
                        flip.ticket().map(ticket -> "INC-" + ticket.value())));
    }

    private HeartbeatDraft draft(HeartbeatBody body) {
        return new HeartbeatDraft.Typed(
                        body.name(),
                        services.find(body.service()).map(Service::id),
                        body.note().orElse(""),
                        body.severity().orElse("high"),
                        body.cron().isPresent() ? "calendar" : "every",
                        body.everySeconds().map(seconds -> seconds + " s").orElse(""),
                        body.cron().orElse(""),
                        body.timeZone().orElse("UTC"),
                        body.graceSeconds().orElse(Duration.ofHours(1).toSeconds()) + " s")
                .checked();
    }

    private HeartbeatView view(Heartbeat heartbeat, Viewer viewer) {
        HeartbeatDraft plan = heartbeat.plan();
        Course course = heartbeat.course();
        Optional<Expected.ByCalendar> calendar =
                plan.expected() instanceof Expected.ByCalendar one ? Optional.of(one) : Optional.empty();
        return new HeartbeatView(
                heartbeat.id().text(),
                plan.name(),
                heartbeat.slug(),
                plan.service().text(),
                plan.expected() instanceof Expected.Every often
                        ? Optional.of(often.length().toSeconds())
                        : Optional.empty(),
                calendar.map(Expected.ByCalendar::cron),
                calendar.map(one -> one.zone().getId()),
                plan.grace().toSeconds(),
                plan.severity().word(),
                plan.note(),
                course.state().word(),
                course.why(),
                course.startedAt(),
                course.lastAt(),
                course.dueAt(),
                course.downAt(),
                course.unheardAt(),
                viewer.may(Role.AGENT) ? Optional.of(screens.url(heartbeat)) : Optional.empty());
    }

    private static PingView view(Ping.Kept kept) {
        Ping ping = kept.ping();
        return new PingView(
                Long.toString(kept.number()),
                kept.at(),
                ping.kind().word(),
                ping.exit(),
                ping.run(),
                kept.took().map(Duration::toMillis),
                kept.note(),
                ping.method(),
                ping.sender(),
                ping.bytes(),
                ping.body());
    }

    private static HeartbeatId id(String text) {
        return HeartbeatId.parse(text).orElseThrow(() -> new NotFound("heartbeat " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
