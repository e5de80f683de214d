package org.nightdesk.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.maintenance.screen.MaintenancesScreen;
import org.nightdesk.maintenance.screen.MaintenancesScreen.Line;
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

/** Where maintenance is planned, moved and ended. */
@Controller
@RequestMapping(MaintenancePages.PATH)
class MaintenancePages {

    static final String PATH = "/maintenance";

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int PAST = 10;

    private final MaintenanceWindows windows;
    private final MaintenanceForm forms;
    private final InstantSource clock;

    MaintenancePages(MaintenanceWindows windows, MaintenanceForm forms, InstantSource clock) {
        this.windows = windows;
        this.forms = forms;
        this.clock = clock;
    }

    static String path(MaintenanceWindow window) {
        return PATH + "/" + window.id().text();
    }

    @Bean
    static MenuItem maintenanceInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 70, "Maintenance", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        Instant now = now();
        List<Line> lines = lines(windows.between(now, now.plus(AHEAD)), viewer, now);
        return new Screen(
                "maintenance/list",
                new MaintenancesScreen(
                        sentence(lines), lines, lines(windows.ended(now, PAST), viewer, now), viewer.may(Role.AGENT)));
    }

    @GetMapping("/new")
    @Needs(Role.AGENT)
    ModelAndView write(@RequestParam(defaultValue = "") String service) {
        return fresh(Form.of(MaintenanceForm.about(ServiceId.parse(service))));
    }

    @PostMapping
    @Needs(Role.AGENT)
    ModelAndView plan(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            MaintenanceWindow made = windows.plan(forms.draft(typed), viewer, now());
            return Screen.goTo(PATH, "Planned.", path(made) + "/end");
        } catch (Refused refused) {
            return fresh(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        MaintenanceWindow window = windows.window(id(id));
        return screen(window, Form.of(forms.values(window)), viewer);
    }

    @PostMapping("/{id}")
    @Needs(Role.AGENT)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        MaintenanceWindow window = windows.window(id(id));
        try {
            windows.change(window.id(), forms.draft(typed), viewer, now());
            return Screen.goTo(PATH, "Changed. What it holds waits until then.", "");
        } catch (Refused refused) {
            return screen(window, Form.refused(typed, refused), viewer).refused();
        }
    }

    @PostMapping("/{id}/end")
    @Needs(Role.AGENT)
    ModelAndView end(@PathVariable String id, Viewer viewer) {
        try {
            windows.end(id(id), viewer, now());
            return Screen.goTo(PATH, "It is over. What is still broken pages now.", "");
        } catch (Refused late) {
            return Screen.goTo(PATH, late.problems().getFirst().reason(), "");
        }
    }

    private Screen fresh(Form form) {
        return new Screen("maintenance/write", forms.screen("Maintenance", PATH, "", form));
    }

    private Screen screen(MaintenanceWindow window, Form form, Viewer viewer) {
        String path = viewer.may(Role.AGENT) && !window.over(now()) ? path(window) : "";
        return new Screen(
                "maintenance/write",
                forms.screen(
                        "Maintenance of " + windows.where(window), path, path.isEmpty() ? "" : path + "/end", form));
    }

    private static String sentence(List<Line> lines) {
        long on = lines.stream().filter(Line::on).count();
        return on == 0
                ? "No maintenance is going on."
                : on == 1 ? "One maintenance is going on." : on + " maintenance windows are open.";
    }

    private List<Line> lines(List<MaintenanceWindow> all, Viewer viewer, Instant now) {
        Function<MaintenanceWindow, Line> line = window -> new Line(
                path(window),
                windows.where(window),
                window.reason(),
                window.from(),
                window.end(),
                window.lasts(now),
                held(window),
                viewer.may(Role.AGENT) && !window.over(now) ? path(window) + "/end" : "");
        return all.stream().map(line).toList();
    }

    private static String held(MaintenanceWindow window) {
        int more = window.covered().size() - window.services().size();
        String others = more == 0
                ? ""
                : " and of "
                        + Optional.of(more)
                                .filter(one -> one > 1)
                                .map(Object::toString)
                                .orElse("one") + (more == 1 ? " service that needs it" : " services that need it");
        return "Holds pages of it" + others + (window.holdsP1() ? ", P1 too." : ", but for P1.");
    }

    private static MaintenanceId id(String text) {
        return MaintenanceId.parse(text).orElseThrow(() -> new NotFound("maintenance " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
