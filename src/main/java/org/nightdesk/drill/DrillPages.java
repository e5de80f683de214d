package org.nightdesk.drill;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.drill.Drills.Sent;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A test page is sent from the policy's own screen, and shown by its proof. */
@Controller
@Needs(Role.LEAD)
class DrillPages {

    private final Drills drills;
    private final InstantSource clock;

    DrillPages(Drills drills, InstantSource clock) {
        this.drills = drills;
        this.clock = clock;
    }

    @PostMapping("/policies/{id}/test-page")
    ModelAndView begin(@PathVariable String id, @RequestParam(defaultValue = "") String priority, Viewer viewer) {
        PolicyId policy = id(id);
        try {
            Sent sent = drills.begin(policy, priority(priority), viewer, now());
            return Screen.goTo("/pages/" + sent.page().id().text(), "The test page is on its way.", "");
        } catch (Refused refused) {
            return Screen.goTo(policy(policy), refused.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/policies/{id}/test-page/end")
    ModelAndView end(@PathVariable String id, Viewer viewer) {
        drills.end(id(id), viewer, now());
        return Screen.goTo(policy(id(id)), "The test is over. Those who were told are told that too.", "");
    }

    static int priority(String word) {
        if (!word.matches("P[1-5]")) {
            throw Refused.invalid("priority", "Write a priority, P1 to P5.");
        }
        return word.charAt(1) - '0';
    }

    static String policy(PolicyId policy) {
        return "/policies/" + policy.text();
    }

    static String path(PolicyId policy) {
        return policy(policy) + "/test-page";
    }

    static PolicyId id(String text) {
        return PolicyId.parse(text).orElseThrow(() -> new NotFound("no policy " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
