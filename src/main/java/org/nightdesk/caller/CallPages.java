package org.nightdesk.caller;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.caller.screen.CallLine;
import org.nightdesk.caller.screen.CallsScreen;
import org.nightdesk.customer.Party;
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

/** Calls as they ring, and those that were missed. */
@Controller
@RequestMapping("/calls")
class CallPages {

    private final Calls calls;
    private final Callers callers;
    private final Ringing ringing;
    private final Exchanges exchanges;
    private final InstantSource clock;

    CallPages(Calls calls, Callers callers, Ringing ringing, Exchanges exchanges, InstantSource clock) {
        this.calls = calls;
        this.callers = callers;
        this.ringing = ringing;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @Bean
    static MenuItem callsInTheMenu() {
        return new MenuItem(MenuItem.Section.DESK, 10, "Calls", "/calls", Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return screen(Form.blank(), "", viewer);
    }

    /** What rings for whoever looks, for the line on every screen. */
    @GetMapping("/ringing")
    ModelAndView ringing(Viewer viewer) {
        return new Screen("caller/ringing", ringing.screen(viewer, clock.instant()));
    }

    @PostMapping("/{id}/answer")
    ModelAndView answer(@PathVariable String id, Viewer viewer) {
        return Screen.goTo(callers.form(calls.answer(Call.id(id), viewer, clock.instant())));
    }

    @PostMapping("/{id}/done")
    ModelAndView done(@PathVariable String id, Viewer viewer) {
        calls.done(Call.id(id), viewer, clock.instant());
        return Screen.goTo("/calls", "Seen to.", "");
    }

    /** Whose number it was. */
    @PostMapping("/{id}/contact")
    ModelAndView is(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Party party = calls.isOf(Call.id(id), typed.getOrDefault("email", ""), viewer, clock.instant());
            return Screen.goTo("/calls", party.contact().isPresent() ? "Known from now on." : "", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), id, viewer).refused();
        }
    }

    @PostMapping("/extensions")
    ModelAndView extensions(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            exchanges.setExtensions(typed.getOrDefault("extensions", ""), viewer, clock.instant());
            return Screen.goTo("/calls", "Kept. Calls there ring on your screen.", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), "", viewer).refused();
        }
    }

    private Screen screen(Form form, String naming, Viewer viewer) {
        Instant now = clock.instant();
        List<CallLine> lines = callers.lines(calls.lately(viewer, now), call -> state(call, now), viewer);
        return new Screen(
                "caller/calls",
                new CallsScreen(
                        lines,
                        Exchanges.person(viewer)
                                .map(exchanges::extensionsOf)
                                .map(all -> String.join(", ", all))
                                .orElse(""),
                        viewer.may(Role.AGENT),
                        naming,
                        form));
    }

    private static String state(Call call, Instant now) {
        if (call.answeredAt().isPresent()) {
            return "answered";
        }
        return call.doneAt().isPresent() ? "seen to" : call.rings(now) ? "rings" : "missed";
    }
}
