package org.nightdesk.latestart;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The answers to a proposal, from home. */
@Controller
@RequestMapping(LateStartPages.PATH + "/{id}")
class LateStartPages {

    static final String PATH = "/on-call/late-starts";

    private final LateStarts lateStarts;
    private final Viewers viewers;
    private final InstantSource clock;

    LateStartPages(LateStarts lateStarts, Viewers viewers, InstantSource clock) {
        this.lateStarts = lateStarts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/acceptance")
    ModelAndView take(@PathVariable String id) {
        lateStarts.take(number(id), viewers.person(), now());
        return Screen.goTo("/", "Sleep well. Whoever is asked to cover tells you.", "");
    }

    @PostMapping("/refusal")
    ModelAndView decline(@PathVariable String id) {
        lateStarts.decline(number(id), viewers.person(), now());
        return Screen.goTo("/", "You start as usual.", "");
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new NotFound("late start " + id);
        }
        return Long.parseLong(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
