package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.intake.screen.IntegrationScreen.RequestRow;
import org.nightdesk.intake.screen.RequestScreen;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Request;
import org.nightdesk.signal.Requests;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
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

/** The senders on screens: agents see them with their keys, leads add and change them. */
@Controller
@RequestMapping("/integrations")
@Needs(Role.AGENT)
class IntegrationPages {

    private static final String FROM_THE_NEWEST = "9223372036854775807";

    private final Integrations integrations;
    private final IntegrationScreens screens;
    private final Requests requests;
    private final Services services;
    private final InstantSource clock;

    IntegrationPages(
            Integrations integrations,
            IntegrationScreens screens,
            Requests requests,
            Services services,
            InstantSource clock) {
        this.integrations = integrations;
        this.screens = screens;
        this.requests = requests;
        this.services = services;
        this.clock = clock;
    }

    @Bean
    static MenuItem integrationsInMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 20, "Integrations", "/integrations", Role.AGENT);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return new Screen("intake/integrations", screens.all(viewer));
    }

    @GetMapping("/list")
    ModelAndView listPart(Viewer viewer) {
        return new Screen("intake/integrationlist", screens.all(viewer));
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank() {
        Map<String, String> usual = Map.of(
                "kind", "alertmanager",
                "service", services.catchAll().id().text(),
                "onClear", "resolve",
                "reopenMinutes", "60",
                "grouping", "alertname");
        return new Screen("intake/integrationform", screens.fresh(Form.of(usual)));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Integration made =
                    integrations.create(draft(typed.getOrDefault("kind", ""), typed), viewer, clock.instant());
            return Screen.goTo(
                    IntegrationScreens.path(made), "Made " + made.name() + ". Now its sender needs this.", "");
        } catch (Refused refused) {
            return new Screen("intake/integrationform", screens.fresh(Form.refused(typed, refused))).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(
            @PathVariable String id,
            Viewer viewer,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = FROM_THE_NEWEST) long before) {
        return new Screen("intake/integration", screens.one(find(id), how, before, viewer));
    }

    /** What changes by itself. */
    @GetMapping("/{id}/news")
    ModelAndView news(@PathVariable String id, Viewer viewer) {
        return new Screen("intake/news", screens.one(find(id), "", Long.MAX_VALUE, viewer));
    }

    @GetMapping("/{id}/edit")
    @Needs(Role.LEAD)
    ModelAndView edit(@PathVariable String id) {
        Integration one = find(id);
        return new Screen("intake/integrationform", screens.changing(one, Form.of(IntegrationScreens.values(one))));
    }

    @PostMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Integration one = find(id);
        try {
            integrations.change(one.id(), draft(one.kind(), typed), viewer, clock.instant());
            return Screen.goTo(IntegrationScreens.path(one), "Kept.", "");
        } catch (Refused refused) {
            return new Screen("intake/integrationform", screens.changing(one, Form.refused(typed, refused))).refused();
        }
    }

    @GetMapping("/{id}/requests/{number}")
    ModelAndView request(@PathVariable String id, @PathVariable long number) {
        Integration one = find(id);
        Request request =
                requests.find(one.id(), number).orElseThrow(() -> new NotFound("no request " + number + " of " + id));
        RequestRow row = IntegrationScreens.row(request);
        String raw = requests.raw(one.id(), number)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        return new Screen(
                "intake/request",
                new RequestScreen(IntegrationScreens.path(one), one.name(), row, request.problems(), raw));
    }

    private Integration find(String id) {
        return IntegrationsController.find(integrations, id);
    }

    private static IntegrationDraft draft(String kind, Map<String, String> typed) {
        String minutes = typed.getOrDefault("reopenMinutes", "").strip();
        List<String> grouping = Arrays.stream(typed.getOrDefault("grouping", "").split("[,\\s]+"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        return new IntegrationDraft(
                kind,
                typed.getOrDefault("name", "").strip(),
                ServiceId.parse(typed.getOrDefault("service", ""))
                        .orElseThrow(() -> Refused.invalid("service", "Choose the service that its alerts belong to.")),
                typed.getOrDefault("onClear", "").equals("resolve"),
                minutes.matches("[0-9]{1,6}") ? Integer.parseInt(minutes) : -1,
                grouping);
    }
}
