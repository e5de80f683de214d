package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.People;
import org.nightdesk.rota.screen.ScheduleScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.nightdesk.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of a schedule, for leads. */
@Controller
@RequestMapping("/schedules")
@Needs(Role.LEAD)
class SchedulePages {

    private final Schedules schedules;
    private final People people;
    private final SignedIn signedIn;
    private final InstantSource clock;

    SchedulePages(Schedules schedules, People people, SignedIn signedIn, InstantSource clock) {
        this.schedules = schedules;
        this.people = people;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView blank() {
        String zone = signedIn.person()
                .map(SignedIn.Person::here)
                .orElse(Place.UTC)
                .zone()
                .getId();
        return fresh(Form.of(Map.of("timeZone", zone)));
    }

    @PostMapping
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        if (asksForMore(typed)) {
            return fresh(Form.of(typed));
        }
        try {
            if ("sun".equals(typed.get("deed"))) {
                return fresh(Form.of(
                        sun().fill(typed, NewPerson.zone(typed.getOrDefault("timeZone", "")), clock.instant())));
            }
            Schedule made = schedules.create(new ScheduleForm(typed).draft(clock.instant()), viewer, clock.instant());
            return Screen.goTo("/on-call?schedule=" + made.id().text(), "Made the schedule " + made.name() + ".", "");
        } catch (Refused refused) {
            return fresh(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable String id) {
        Schedule schedule = schedules.schedule(SchedulesController.id(id), clock.instant());
        return existing(schedule, Form.of(ScheduleForm.of(schedule).typed()));
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Schedule before = schedules.schedule(SchedulesController.id(id), clock.instant());
        if (asksForMore(typed)) {
            return existing(before, Form.of(typed));
        }
        try {
            schedules.change(before.id(), new ScheduleForm(typed).draft(clock.instant()), viewer, clock.instant());
            return Screen.goTo("/on-call?schedule=" + id, "Changed from now on. The past stays as it was.", "");
        } catch (Refused refused) {
            return existing(before, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        Schedule schedule = schedules.schedule(SchedulesController.id(id), clock.instant());
        try {
            schedules.delete(schedule.id(), viewer, clock.instant());
            return Screen.goTo("/on-call", "Removed the schedule " + schedule.name() + ".", "");
        } catch (Refused refused) {
            Form form = Form.refused(ScheduleForm.of(schedule).typed(), refused);
            return existing(schedule, form).refused();
        }
    }

    // What was typed comes back with places for more people and one more layer; nothing is kept.
    private static boolean asksForMore(Map<String, String> typed) {
        return "more".equals(typed.get("deed"));
    }

    private Screen fresh(Form form) {
        return screen(form, "A schedule says who is on call when.", "/schedules", "/on-call", true);
    }

    private Screen existing(Schedule schedule, Form form) {
        String path = "/schedules/" + schedule.id().text();
        return screen(
                form,
                schedule.name(),
                path,
                "/on-call?schedule=" + schedule.id().text(),
                false);
    }

    private FollowTheSun sun() {
        return FollowTheSun.of(people.staff(), clock.instant());
    }

    private Screen screen(Form form, String heading, String action, String back, boolean isNew) {
        Map<String, String> staff = new LinkedHashMap<>();
        staff.put("", "–");
        people.staff().forEach(person -> staff.put(person.id().text(), person.name()));
        return new Screen(
                "rota/schedule",
                new ScheduleScreen(
                        form,
                        heading,
                        action,
                        back,
                        new ScheduleForm(form.values()).fields(),
                        staff,
                        ScheduleForm.units(),
                        days(),
                        zones(),
                        isNew,
                        offer(isNew, form)));
    }

    // Offered until somebody has a turn.
    private String offer(boolean isNew, Form form) {
        FollowTheSun sun = sun();
        return isNew && sun.isPossible() && new ScheduleForm(form.values()).isBlank() ? sun.names() : "";
    }

    private static Map<String, String> days() {
        Map<String, String> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(Words.word(day), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        return days;
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
