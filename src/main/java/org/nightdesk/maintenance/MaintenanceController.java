package org.nightdesk.maintenance;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.TeamId;
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

/** {@code /api/v1/maintenance}. */
@RestController
@RequestMapping("/api/v1/maintenance")
class MaintenanceController {

    /** Services by id or short name; teams by id. {@code timeZone} (UTC without) is by whose clocks screens show it in the form. */
    record MaintenanceBody(
            List<String> services,
            Instant from,
            Instant until,
            String reason,
            Optional<String> timeZone,
            Optional<Boolean> dependents,
            Optional<Boolean> holdsP1,
            Optional<List<String>> told) {}

    record MaintenanceView(
            String id,
            List<String> services,
            boolean dependents,
            List<String> covered,
            Instant from,
            Instant until,
            String timeZone,
            String reason,
            boolean holdsP1,
            List<String> told,
            Optional<Instant> endedAt) {}

    private final MaintenanceWindows windows;
    private final Services services;
    private final InstantSource clock;

    MaintenanceController(MaintenanceWindows windows, Services services, InstantSource clock) {
        this.windows = windows;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All maintenance that was ever planned.")
    Listed<MaintenanceView> list(Window window) {
        return window.listed(
                windows.after(window.afterNumber(), window.limit()),
                one -> List.of(one.id().value()),
                MaintenanceController::view);
    }

    @GetMapping("/{id}")
    @Summary("One maintenance window.")
    MaintenanceView show(@PathVariable String id) {
        return view(windows.window(id(id)));
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    @Summary("Somebody will be at work: what alerts would page for meanwhile is held until the end.")
    ResponseEntity<MaintenanceView> plan(Viewer viewer, @RequestBody MaintenanceBody body) {
        MaintenanceView made = view(windows.plan(draft(body), viewer, now()));
        return ResponseEntity.created(URI.create("/api/v1/maintenance/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is moved or changed; what it holds waits until the new end.")
    MaintenanceView change(@PathVariable String id, Viewer viewer, @RequestBody MaintenanceBody body, IfMatch match) {
        match.holds(view(windows.window(id(id))));
        return view(windows.change(id(id), draft(body), viewer, now()));
    }

    @PostMapping("/{id}/end")
    @Needs(Role.AGENT)
    @Transactional
    @Summary("It is over now: what is still broken pages at once.")
    MaintenanceView end(@PathVariable String id, Viewer viewer) {
        return view(windows.end(id(id), viewer, now()));
    }

    private MaintenanceDraft draft(MaintenanceBody body) {
        ZoneId zone = MaintenanceDraft.zone(body.timeZone().orElse("UTC"));
        return new MaintenanceDraft(
                services.named("services", body.services()),
                body.dependents().orElse(false),
                body.from(),
                body.until(),
                zone,
                body.reason(),
                body.holdsP1().orElse(false),
                teams(body.told().orElse(List.of())));
    }

    private static List<TeamId> teams(List<String> texts) {
        List<TeamId> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String field = "told[" + i + "]";
            ids.add(TeamId.parse(texts.get(i)).orElseThrow(() -> Refused.invalid(field, "There is no such team.")));
        }
        return ids;
    }

    private static MaintenanceId id(String text) {
        return MaintenanceId.parse(text).orElseThrow(() -> new NotFound("maintenance " + text));
    }

    private static MaintenanceView view(MaintenanceWindow window) {
        return new MaintenanceView(
                window.id().text(),
                window.services().stream().map(ServiceId::text).toList(),
                window.dependents(),
                window.covered().stream().map(ServiceId::text).toList(),
                window.from(),
                window.until(),
                window.zone().getId(),
                window.reason(),
                window.holdsP1(),
                window.told().stream().map(TeamId::text).toList(),
                window.ended());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
