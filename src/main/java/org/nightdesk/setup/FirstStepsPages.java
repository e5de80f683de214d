package org.nightdesk.setup;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Viewers;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** From the set-up link to a page that is sure to arrive; can be left and come back to. */
@Controller
@Needs(Role.ADMINISTRATOR)
class FirstStepsPages {

    static final String PAGE = "/first-steps";

    private final FirstStepsScreens screens;
    private final Trials trials;
    private final Welcome welcome;
    private final ContactMethods methods;
    private final Viewers viewers;
    private final InstantSource clock;

    FirstStepsPages(
            FirstStepsScreens screens,
            Trials trials,
            Welcome welcome,
            ContactMethods methods,
            Viewers viewers,
            InstantSource clock) {
        this.screens = screens;
        this.trials = trials;
        this.welcome = welcome;
        this.methods = methods;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem firstStepsInTheMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 5, "First steps", PAGE, Role.ADMINISTRATOR);
    }

    @GetMapping(PAGE)
    ModelAndView steps(Viewer viewer, @RequestParam(defaultValue = "") String how) {
        return new Screen("setup/firststeps", screens.of(viewers.person(), how, Form.blank(), viewer, now()));
    }

    @PostMapping(PAGE + "/ways")
    ModelAndView reach(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            NewContactMethod way =
                    new NewContactMethod(typed.getOrDefault("kind", "ntfy"), typed.getOrDefault("address", ""), false);
            methods.add(viewers.person().id(), way, viewer, now());
            return Screen.goTo(PAGE + "#reach", "Kept. A test page goes there too.", "");
        } catch (Refused refused) {
            Form form = Form.refused(typed, refused);
            return new Screen("setup/firststeps", screens.of(viewers.person(), "", form, viewer, now())).refused();
        }
    }

    @PostMapping(PAGE + "/test-page")
    ModelAndView test() {
        trials.begin(viewers.person(), now());
        return Screen.goTo(PAGE + "#test");
    }

    @PostMapping(PAGE + "/test-page/received")
    ModelAndView received() {
        trials.received(viewers.person(), now());
        return Screen.goTo(PAGE + "#test");
    }

    @PostMapping(PAGE + "/test-page/missed")
    ModelAndView missed() {
        trials.missed(viewers.person(), now());
        return Screen.goTo(PAGE + "#test");
    }

    /** Makes me the one who is paged for what has no other owner, and senders if there are none. */
    @PostMapping(PAGE + "/owner")
    ModelAndView own() {
        welcome.prepare(viewers.person(), now());
        return Screen.goTo(PAGE + "#how", "Whatever has no other owner pages you.", "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
