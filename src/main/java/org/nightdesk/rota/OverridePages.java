package org.nightdesk.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Cover.Looker;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.rota.screen.OverrideScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form that covers a shift, and the way to take it back. */
@Controller
@RequestMapping("/on-call/overrides")
class OverridePages {

    private static final String ANYBODY = "";

    private final Schedules schedules;
    private final People people;
    private final Lookers lookers;
    private final InstantSource clock;

    OverridePages(Schedules schedules, People people, Lookers lookers, InstantSource clock) {
        this.schedules = schedules;
        this.people = people;
        this.lookers = lookers;
        this.clock = clock;
    }

    /** From now, for the looker, until the current shift ends, where nothing else is asked. */
    @GetMapping("/new")
    ModelAndView blank(
            Viewer viewer,
            @RequestParam Optional<String> schedule,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        Looker looker = lookers.of(viewer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant begin = from.map(text -> Words.moment("from", text)).orElse(now);
        ScheduleId id = schedule.map(SchedulesController::id)
                .orElseGet(() -> schedules.names().keySet().stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("no schedule to cover")));
        Instant end = until.map(text -> Words.moment("until", text)).orElseGet(() -> end(id, begin));
        return screen(Form.of(values(id, looker, begin, end)), looker);
    }

    private Instant end(ScheduleId id, Instant begin) {
        return schedules.shifts(id, begin, begin.plus(Duration.ofDays(1))).stream()
                .map(Shift::until)
                .findFirst()
                .orElse(begin.plus(Duration.ofDays(1)));
    }

    private static Map<String, String> values(ScheduleId id, Looker looker, Instant from, Instant until) {
        Map<String, String> values = new HashMap<>();
        values.put("schedule", id.text());
        values.put("kind", Kind.REPLACE.name());
        values.put("person", looker.me().text());
        values.put("replaces", ANYBODY);
        values.put("from", local(from, looker.here().zone()));
        values.put("until", local(until, looker.here().zone()));
        return values;
    }

    @PostMapping
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        Looker looker = lookers.of(viewer);
        try {
            ShiftOverride made = schedules.override(draft(typed, looker.here().zone()), viewer, clock.instant());
            String said = "The rota is changed: " + schedules.names().get(made.schedule()) + ".";
            return Screen.goTo(
                    path(made), said, "/on-call/overrides/" + made.id().text() + "/withdrawal");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), looker).refused();
        }
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable String id, Viewer viewer) {
        ShiftOverride gone = schedules.override(OverrideId.parse(id).orElseThrow(() -> new NotFound("override " + id)));
        schedules.withdraw(gone.id(), viewer, clock.instant());
        return Screen.goTo(path(gone), "Taken back. The rotation counts again.", "");
    }

    private static String path(ShiftOverride override) {
        return "/on-call?schedule=" + override.schedule().text();
    }

    private static OverrideDraft draft(Map<String, String> typed, ZoneId zone) {
        Kind kind = kind(typed.getOrDefault("kind", Kind.REPLACE.name()));
        return new OverrideDraft(
                SchedulesController.id(typed.getOrDefault("schedule", "")),
                kind,
                kind == Kind.REMOVE ? Optional.empty() : person(typed, "person"),
                kind == Kind.ADD ? Optional.empty() : person(typed, "replaces"),
                moment("from", typed, zone),
                moment("until", typed, zone),
                typed.getOrDefault("reason", ""));
    }

    private static Kind kind(String word) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("kind", "Choose what happens in this time."));
    }

    private static Optional<PersonId> person(Map<String, String> typed, String field) {
        return Optional.of(typed.getOrDefault(field, ""))
                .filter(text -> !text.isEmpty())
                .map(text -> ScheduleBody.person(field, text));
    }

    private static Instant moment(String field, Map<String, String> typed, ZoneId zone) {
        return WallTime.typed(field, typed.getOrDefault(field, ""), zone);
    }

    private static String local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private Screen screen(Form form, Looker looker) {
        Map<String, String> names = new LinkedHashMap<>();
        schedules.names().forEach((id, name) -> names.put(id.text(), name));
        Map<String, String> staff = new LinkedHashMap<>();
        people.staff().forEach(person -> staff.put(person.id().text(), person.name()));
        Map<String, String> replaced = new LinkedHashMap<>();
        replaced.put(ANYBODY, "Whoever is on call");
        replaced.putAll(staff);
        return new Screen(
                "rota/override",
                new OverrideScreen(
                        form,
                        names,
                        kinds(),
                        staff,
                        replaced,
                        looker.here().name(),
                        "/on-call?schedule=" + form.value("schedule")));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(Kind.REPLACE.name(), "takes over");
        kinds.put(Kind.ADD.name(), "is on call as well");
        kinds.put(Kind.REMOVE.name(), "nobody takes over: a gap");
        return kinds;
    }
}
