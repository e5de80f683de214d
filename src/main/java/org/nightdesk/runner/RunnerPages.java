package org.nightdesk.runner;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.people.Viewers;
import org.nightdesk.runner.screen.RunnersScreen;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where hosts are admitted. */
@Controller
@Needs(Role.AGENT)
class RunnerPages {

    static final String PATH = "/runners";

    private final Runners runners;
    private final Viewers viewers;
    private final InstantSource clock;

    RunnerPages(Runners runners, Viewers viewers, InstantSource clock) {
        this.runners = runners;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem runnersItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 95, "Runners", PATH, Role.AGENT);
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return screen("", Form.blank());
    }

    @PostMapping(PATH)
    @Needs(Role.ADMINISTRATOR)
    ModelAndView admit(@RequestParam Map<String, String> typed) {
        try {
            String token = runners.admit(typed.getOrDefault("host", "").strip(), viewers.current(), clock.instant());
            return screen(token, Form.blank());
        } catch (Refused refused) {
            return screen("", Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/{id}/removal")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView dismiss(@PathVariable long id) {
        runners.dismiss(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Its token opens nothing any more.", "");
    }

    private Screen screen(String token, Form form) {
        Viewer viewer = viewers.current();
        return new Screen(
                "runner/runners",
                new RunnersScreen(
                        runners.all(viewer).stream()
                                .map(one -> new RunnersScreen.Line(
                                        PATH + "/" + one.id(), one.host(), one.by(), one.madeAt(), one.seenAt()))
                                .toList(),
                        token,
                        viewer.may(Role.ADMINISTRATOR),
                        form));
    }
}
