package org.nightdesk.change;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nightdesk.change.ChangeStore.Tally;
import org.nightdesk.change.screen.ChangesScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changes on screens: the list, and each with its verbs. */
@Controller
@RequestMapping(ChangePages.PATH)
class ChangePages {

    static final String PATH = "/changes";

    /** What failed longer ago says little about how we work now. */
    static final Duration COUNTED = Duration.ofDays(180);

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST = 200;

    private final Changes changes;
    private final ChangeCourse course;
    private final ChangeScreens screens;
    private final InstantSource clock;

    ChangePages(Changes changes, ChangeCourse course, ChangeScreens screens, InstantSource clock) {
        this.changes = changes;
        this.course = course;
        this.screens = screens;
        this.clock = clock;
    }

    static String path(ChangeId id) {
        return PATH + "/" + id.text();
    }

    static ChangeId id(String text) {
        return ChangeId.parse(text).orElseThrow(() -> new NotFound("change " + text));
    }

    @Bean
    static MenuItem changesInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 60, "Changes", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list() {
        Instant now = now();
        List<Change> open = changes.open(MOST);
        Tally tally = changes.tally(now.minus(COUNTED));
        return new Screen(
                "change/changes",
                new ChangesScreen(
                        sentence(open),
                        new FailureRate(tally.ended(), tally.failed()).sentence(),
                        open.stream().map(screens::line).toList(),
                        changes.ended(now.minus(SHOWN), MOST).stream()
                                .map(screens::line)
                                .toList()));
    }

    @GetMapping("/{id:chg_.*}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        return screen(id(id), Form.blank(), viewer);
    }

    @PostMapping("/{id:chg_.*}/submission")
    ModelAndView submit(@PathVariable String id, Viewer viewer) {
        return done(id, Map.of(), "Submitted.", viewer, () -> course.submit(id(id), viewer, now()));
    }

    @PostMapping("/{id:chg_.*}/approval")
    ModelAndView say(@PathVariable String id, @RequestParam Map<String, String> typed, Viewer viewer) {
        boolean agreed = typed.getOrDefault("verdict", "").equals("approve");
        String word = typed.getOrDefault("word", "");
        return done(
                id,
                typed,
                agreed ? "Approved." : "Sent back.",
                viewer,
                () -> course.say(id(id), agreed, word, viewer, now()));
    }

    @PostMapping("/{id:chg_.*}/start")
    ModelAndView start(@PathVariable String id, @RequestParam Map<String, String> typed, Viewer viewer) {
        String why = typed.getOrDefault("breaking", "");
        return done(id, typed, "It has begun.", viewer, () -> course.start(id(id), why, viewer, now()));
    }

    @PostMapping("/{id:chg_.*}/points/{point:[0-9]+}")
    ModelAndView tick(@PathVariable String id, @PathVariable int point, Viewer viewer) {
        return done(id, Map.of(), "Ticked.", viewer, () -> course.tick(id(id), point, viewer, now()));
    }

    @PostMapping("/{id:chg_.*}/result")
    ModelAndView end(@PathVariable String id, @RequestParam Map<String, String> typed, Viewer viewer) {
        boolean worked = typed.getOrDefault("outcome", "").equals("done");
        String result = typed.getOrDefault("result", "");
        return done(id, typed, "Kept.", viewer, () -> course.end(id(id), worked, result, viewer, now()));
    }

    @PostMapping("/{id:chg_.*}/withdrawal")
    ModelAndView withdraw(@PathVariable String id, Viewer viewer) {
        return done(id, Map.of(), "Withdrawn.", viewer, () -> course.withdraw(id(id), "", viewer, now()));
    }

    private ModelAndView done(String id, Map<String, String> typed, String said, Viewer viewer, Supplier<Change> verb) {
        try {
            return Screen.goTo(path(verb.get().id()), said, "");
        } catch (Refused refused) {
            return screen(id(id), Form.refused(typed, refused), viewer).refused();
        }
    }

    private Screen screen(ChangeId id, Form form, Viewer viewer) {
        return new Screen("change/change", screens.of(changes.change(id), form, viewer, now()));
    }

    private static String sentence(List<Change> open) {
        long going = open.stream()
                .filter(change -> change.state() == ChangeState.IN_PROGRESS)
                .count();
        String first =
                going == 0 ? "Nothing is being changed" : going == 1 ? "One change goes on" : going + " changes go on";
        long ahead = open.size() - going;
        return first + (ahead == 0 ? "." : ahead == 1 ? ", one is to come." : ", " + ahead + " are to come.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
