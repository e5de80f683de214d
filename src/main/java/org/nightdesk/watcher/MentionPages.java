package org.nightdesk.watcher;

import org.nightdesk.subject.Role;
import org.nightdesk.watcher.screen.ProposedScreen;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Completes the name behind an @. */
@Controller
@Needs(Role.RESPONDER)
class MentionPages {

    private static final int LONGEST = 60;

    private final Colleagues colleagues;

    MentionPages(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @GetMapping("/mentions")
    ModelAndView proposed(@RequestParam(defaultValue = "") String q) {
        return new Screen(
                "watcher/proposed",
                new ProposedScreen(q.length() > LONGEST ? java.util.List.of() : colleagues.proposed(q)));
    }
}
