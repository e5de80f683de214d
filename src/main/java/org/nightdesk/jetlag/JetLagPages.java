package org.nightdesk.jetlag;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shifts in a traveller's night: given away in one press, or kept. */
@Controller
@RequestMapping(JetLagPages.PATH)
class JetLagPages {

    static final String PATH = "/on-call/travel/nights";

    private final JetLags jetLags;
    private final JetLagScreens screens;
    private final InstantSource clock;

    JetLagPages(JetLags jetLags, JetLagScreens screens, InstantSource clock) {
        this.jetLags = jetLags;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return new Screen("jetlag/nights", screens.of(viewer, now()));
    }

    @PostMapping("/{id}/asking")
    ModelAndView ask(@PathVariable String id, Viewer viewer) {
        try {
            AbsenceId absence = jetLags.ask(id(id), viewer, now());
            return Screen.goTo(PATH, "Cover is asked for. Until somebody has it, it stays yours.", removal(absence));
        } catch (Refused refused) {
            return Screen.goTo(PATH, refused.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/{id}/keeping")
    ModelAndView keep(@PathVariable String id, Viewer viewer) {
        try {
            jetLags.keep(id(id), viewer, now());
            return Screen.goTo(PATH, "Kept. It is not proposed again.", "");
        } catch (Refused refused) {
            return Screen.goTo(PATH, refused.problems().getFirst().reason(), "");
        }
    }

    private static String removal(AbsenceId absence) {
        return "/on-call/absences/" + absence.text() + "/removal";
    }

    static JetLagId id(String text) {
        return JetLagId.parse(text).orElseThrow(() -> new NotFound("jet lag " + text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
