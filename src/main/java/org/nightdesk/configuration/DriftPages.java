package org.nightdesk.configuration;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.screen.DriftScreen;
import org.nightdesk.configuration.screen.DriftScreen.Line;
import org.nightdesk.database.Reading;
import org.nightdesk.installation.Environments;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of what nobody explained. */
@Controller
class DriftPages {

    private static final String PATH = "/drift";
    private static final int MOST = 200;

    private final Drifts drifts;
    private final SettingStore settings;
    private final Services services;
    private final Environments environments;
    private final Reading reading;
    private final InstantSource clock;

    DriftPages(
            Drifts drifts,
            SettingStore settings,
            Services services,
            Environments environments,
            Reading reading,
            InstantSource clock) {
        this.drifts = drifts;
        this.settings = settings;
        this.services = services;
        this.environments = environments;
        this.reading = reading;
        this.clock = clock;
    }

    @Bean
    static MenuItem driftItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 20, "Drift", PATH, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> asked) {
        return new Screen("configuration/drift", reading.of(() -> screen(asked, viewer)));
    }

    private DriftScreen screen(Map<String, String> asked, Viewer viewer) {
        Optional<ServiceId> service = ServiceId.parse(asked.getOrDefault("service", ""));
        String environment = asked.getOrDefault("environment", "");
        List<Drift> found = drifts.unexplained(service, environment, MOST + 1, viewer, clock.instant());
        return new DriftScreen(
                Form.of(asked),
                services(),
                environments(),
                summary(drifts.counts(service, environment)),
                found.stream().limit(MOST).map(DriftPages::line).toList(),
                found.size() > MOST);
    }

    private static String summary(Map<String, Integer> counts) {
        int declared = counts.getOrDefault("declared", 0);
        int approved = counts.getOrDefault("approved", 0);
        return "Unexplained: %,d. Not shown here: %,d declared, %,d approved."
                .formatted(counts.getOrDefault(Drift.UNEXPLAINED, 0), declared, approved);
    }

    private static Line line(Drift drift) {
        return new Line(
                RegisterScreens.path(drift.installation()) + "/" + drift.key(),
                drift.name(),
                drift.environment(),
                drift.key(),
                drift.current(),
                drift.expected(),
                drift.kindSince(),
                drift.lastBy(),
                drift.around());
    }

    private Map<String, String> services() {
        List<ServiceId> configured = settings.services();
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Any service"));
        services.all().stream()
                .filter(one -> configured.contains(one.id()))
                .forEach(one -> choices.put(one.id().text(), one.name()));
        return choices;
    }

    private Map<String, String> environments() {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Any environment"));
        environments.all().forEach(one -> choices.put(one.name(), one.name()));
        return choices;
    }
}
