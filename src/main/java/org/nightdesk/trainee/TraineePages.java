package org.nightdesk.trainee;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signing a trainee off, for leads, beside the lanes. */
@Controller
@RequestMapping("/schedules/{schedule}/trainees/{person}/sign-off")
@Needs(Role.LEAD)
class TraineePages {

    private final Trainees trainees;
    private final InstantSource clock;

    TraineePages(Trainees trainees, InstantSource clock) {
        this.trainees = trainees;
        this.clock = clock;
    }

    @PostMapping
    ModelAndView signOff(@PathVariable String schedule, @PathVariable String person, Viewer viewer) {
        ScheduleId id = TraineesController.schedule(schedule);
        PersonId who = TraineesController.person(person);
        String board = "/on-call?schedule=" + id.text();
        try {
            trainees.signOff(id, who, viewer, now());
        } catch (Refused refused) {
            return Screen.goTo(board, String.valueOf(refused.getMessage()), "");
        }
        return Screen.goTo(
                board,
                "Signed off: they may answer from now on.",
                "/schedules/%s/trainees/%s/sign-off/withdrawal".formatted(id.text(), who.text()));
    }

    @PostMapping("/withdrawal")
    ModelAndView takeBack(@PathVariable String schedule, @PathVariable String person, Viewer viewer) {
        ScheduleId id = TraineesController.schedule(schedule);
        trainees.takeBack(id, TraineesController.person(person), viewer, now());
        return Screen.goTo("/on-call?schedule=" + id.text(), "Taken back: they go along, and do not answer.", "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
