package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.board.Cover.Looker;
import org.nightdesk.board.screen.OverrideScreen;
import org.nightdesk.people.People;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.rota.ShiftOverride.Kind;
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

    private static final List<String> CHOICES = List.of("kind", "person", "replaces");

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

    /** From now, for the looker, until the current shift ends, where nothing else is asked; filled with whatever the address says. */
    @GetMapping("/new")
    ModelAndView blank(Viewer viewer, @RequestParam Map<String, String> asked) {
        Looker looker = lookers.of(viewer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant begin = moment("from", asked).orElse(now);
        ScheduleId id = Optional.ofNullable(asked.get("schedule"))
                .map(OverrideForm::schedule)
                .orElseGet(() -> schedules.names().keySet().stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("no schedule to cover")));
        Instant end = moment("until", asked).orElseGet(() -> end(id, begin));
        OverrideForm form = OverrideForm.of(id, begin, end, looker.here().zone())
                .with("person", looker.me().text());
        for (String field : CHOICES) {
            form = asked.containsKey(field) ? form.with(field, asked.get(field)) : form;
        }
        return screen(Form.of(form.typed()), looker);
    }

    private static Optional<Instant> moment(String field, Map<String, String> asked) {
        return Optional.ofNullable(asked.get(field)).map(text -> OverrideForm.moment(field, text));
    }

    private Instant end(ScheduleId id, Instant begin) {
        return schedules.shifts(id, begin, begin.plus(Duration.ofDays(1))).stream()
                .map(Shift::until)
                .findFirst()
                .orElse(begin.plus(Duration.ofDays(1)));
    }

    @PostMapping
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        Looker looker = lookers.of(viewer);
        try {
            ShiftOverride made =
                    schedules.override(new OverrideForm(typed, looker.here().zone()).draft(), viewer, clock.instant());
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

    private Screen screen(Form form, Looker looker) {
        OverrideForm typed = new OverrideForm(form.values(), looker.here().zone());
        Map<String, String> names = new LinkedHashMap<>();
        schedules.names().forEach((id, name) -> names.put(id.text(), name));
        Map<String, String> staff = new LinkedHashMap<>();
        people.staff().forEach(person -> staff.put(person.id().text(), person.name()));
        Map<String, String> replaced = new LinkedHashMap<>();
        replaced.put(OverrideForm.ANYBODY, "Whoever is on call");
        replaced.putAll(staff);
        return new Screen(
                "board/override",
                new OverrideScreen(
                        form,
                        names,
                        kinds(),
                        staff,
                        replaced,
                        looker.here().name(),
                        typed.twice("from"),
                        typed.twice("until"),
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
