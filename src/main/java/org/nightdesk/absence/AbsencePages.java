package org.nightdesk.absence;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
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

/** Who is away, and who covers. */
@Controller
@RequestMapping(AbsencePages.PATH)
class AbsencePages {

    static final String PATH = "/on-call/absences";

    private final Absences absences;
    private final Calendars calendars;
    private final Covers covers;
    private final AbsenceScreens screens;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    AbsencePages(
            Absences absences,
            Calendars calendars,
            Covers covers,
            AbsenceScreens screens,
            People people,
            Viewers viewers,
            InstantSource clock) {
        this.absences = absences;
        this.calendars = calendars;
        this.covers = covers;
        this.screens = screens;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem absencesInMenu() {
        return new MenuItem(MenuItem.Section.YOURS, 40, "Absences", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return new Screen("absence/absences", screens.all(Form.blank(), viewer, now()));
    }

    @PostMapping
    ModelAndView add(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            PersonId who = typed.containsKey("person")
                    ? AbsenceForm.person(typed.getOrDefault("person", ""))
                    : viewers.person().id();
            Absence made = absences.add(
                    AbsenceForm.draft(
                            who,
                            AbsenceForm.clocks(people, people.person(who)),
                            AbsenceForm.joined(typed, "from"),
                            AbsenceForm.joined(typed, "until"),
                            typed.getOrDefault("reason", ""),
                            typed.containsKey("unreachable")),
                    viewer,
                    now());
            String path = path(made.id());
            return Screen.goTo(path, "Kept.", path + "/removal");
        } catch (Refused refused) {
            return new Screen("absence/absences", screens.all(Form.refused(typed, refused), viewer, now())).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        return new Screen("absence/absence", screens.one(absences.absence(id(id), viewer), viewer, now()));
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        absences.remove(id(id), viewer, now());
        return Screen.goTo(PATH, "Taken away. Overrides that were made for it stay.", "");
    }

    @PostMapping("/{id}/cover")
    ModelAndView cover(
            @PathVariable String id,
            Viewer viewer,
            @RequestParam String schedule,
            @RequestParam String person,
            @RequestParam Instant from,
            @RequestParam Instant until) {
        if (!from.isBefore(until)) {
            throw new NotFound("no shift ends before it begins");
        }
        try {
            Span span = new Span(from, until);
            var made = covers.cover(id(id), schedule(schedule), AbsenceForm.person(person), span, viewer, now());
            String undo = "/on-call/overrides/" + made.id().text() + "/withdrawal";
            return Screen.goTo(path(id(id)), "Covered. Both are told.", undo);
        } catch (Refused refused) {
            return Screen.goTo(path(id(id)), refused.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/calendar")
    ModelAndView follow(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            calendars.follow(viewers.person().id(), typed.getOrDefault("address", ""), viewer, now());
            return Screen.goTo(PATH, "Kept. It is read now, and every six hours.", "");
        } catch (Refused refused) {
            return new Screen("absence/absences", screens.all(Form.refused(typed, refused), viewer, now())).refused();
        }
    }

    @PostMapping("/calendar/removal")
    ModelAndView leave(Viewer viewer) {
        calendars.leave(viewers.person().id(), viewer, now());
        return Screen.goTo(PATH, "Your calendar is not read any more.", "");
    }

    static AbsenceId id(String text) {
        return AbsenceId.parse(text).orElseThrow(() -> new NotFound("absence " + text));
    }

    static ScheduleId schedule(String text) {
        return Optional.of(text).flatMap(ScheduleId::parse).orElseThrow(() -> new NotFound("schedule " + text));
    }

    static String path(AbsenceId id) {
        return PATH + "/" + id.text();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
