package org.nightdesk.freeze;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.catalog.Services;
import org.nightdesk.freeze.screen.FreezesScreen;
import org.nightdesk.freeze.screen.FreezesScreen.Line;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** When nothing is changed, and where leads say so. */
@Controller
@RequestMapping(FreezePages.PATH)
class FreezePages {

    static final String PATH = "/freezes";

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration AGO = Duration.ofNanos(1_000);

    private final Freezes freezes;
    private final Services services;
    private final Organisations organisations;
    private final Viewers viewers;
    private final InstantSource clock;

    FreezePages(Freezes freezes, Services services, Organisations organisations, Viewers viewers, InstantSource clock) {
        this.freezes = freezes;
        this.services = services;
        this.organisations = organisations;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem freezesInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 80, "Freezes", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return screen(Form.blank(), viewer);
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView declare(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            FreezeWindow made = freezes.declare(draft(typed), viewer, now());
            return Screen.goTo(PATH, "Declared.", lifting(made));
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), viewer).refused();
        }
    }

    @PostMapping("/{id}/lifting")
    @Needs(Role.LEAD)
    ModelAndView lift(@PathVariable String id, Viewer viewer) {
        try {
            freezes.lift(FreezeId.parse(id).orElseThrow(() -> new NotFound("freeze " + id)), viewer, now());
            return Screen.goTo(PATH, "Lifted. Changes are allowed again.", "");
        } catch (Refused late) {
            return Screen.goTo(PATH, late.problems().getFirst().reason(), "");
        }
    }

    private Screen screen(Form form, Viewer viewer) {
        Instant now = now();
        List<Line> lines = freezes.between(now.minus(AGO), now.plus(AHEAD)).stream()
                .filter(freeze -> freeze.lifted().isEmpty() && freeze.until().isAfter(now))
                .map(freeze -> line(freeze, viewer, now))
                .toList();
        return new Screen(
                "freeze/freezes",
                new FreezesScreen(
                        lines,
                        viewer.may(Role.LEAD),
                        viewers.zone().getId(),
                        form,
                        scopes(),
                        Choices.of("lead", "Leads", "administrator", "Administrators", "nobody", "Nobody")));
    }

    private static Line line(FreezeWindow freeze, Viewer viewer, Instant now) {
        boolean mayLift =
                viewer.may(Role.LEAD) && freeze.breaker().map(viewer::may).orElse(true);
        return new Line(
                freeze.where(),
                freeze.reason(),
                freeze.from(),
                freeze.until(),
                !freeze.from().isAfter(now),
                freeze.breakers(),
                mayLift ? lifting(freeze) : "");
    }

    private Map<String, String> scopes() {
        Map<String, String> scopes =
                new LinkedHashMap<>(Choices.of("all", "Everything", "environment", "One environment"));
        services.all().forEach(one -> scopes.put(one.id().text(), one.name()));
        organisations.all().forEach(one -> scopes.put(one.id().text(), "What runs for " + one.name()));
        return scopes;
    }

    private FreezeDraft draft(Map<String, String> typed) {
        ZoneId zone = FreezeDraft.zone(typed.getOrDefault("timeZone", ""));
        return new FreezeDraft(
                Scopes.typed(
                        typed.getOrDefault("scope", ""),
                        typed.getOrDefault("environment", ""),
                        services,
                        organisations),
                FreezeDraft.begins("from", typed.getOrDefault("from", ""), zone),
                FreezeDraft.ends("until", typed.getOrDefault("until", ""), zone),
                zone,
                typed.getOrDefault("reason", ""),
                FreezeDraft.breaker(typed.getOrDefault("breaker", "lead")));
    }

    private static String lifting(FreezeWindow freeze) {
        return PATH + "/" + freeze.id().text() + "/lifting";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
