package org.nightdesk.timetable;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nightdesk.course.Target;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.PlanId;
import org.nightdesk.execution.Plans;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.timetable.screen.NewScreen;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a plan is begun by the clock from now on, and where somebody else agrees. */
@Controller("runTimetablePages")
@Needs(Role.RESPONDER)
class TimetablePages {

    static final String PATH = "/timetables";
    private static final int NAMED = 5;
    private static final String ONE = PATH + "/{id:tmt_[0-9]+}";

    private final Timetables timetables;
    private final TimetableScreens screens;
    private final Plans plans;
    private final Viewers viewers;
    private final InstantSource clock;

    TimetablePages(Timetables timetables, TimetableScreens screens, Plans plans, Viewers viewers, InstantSource clock) {
        this.timetables = timetables;
        this.screens = screens;
        this.plans = plans;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    @Needs(Role.AGENT)
    ModelAndView write(@RequestParam(defaultValue = "") String plan) {
        return form(
                plan,
                Form.of(Map.of(
                        "every",
                        "day",
                        "monthDay",
                        "1",
                        "at",
                        "02:30",
                        "timeZone",
                        viewers.zone().getId())));
    }

    private Screen form(String plan, Form form) {
        KeptPlan kept = plan(plan);
        return new Screen(
                "timetable/write",
                new NewScreen(
                        kept.id().text(),
                        kept.id().path(),
                        kept.plan().playbook().name(),
                        where(kept.plan().targets()),
                        screens.times(),
                        form));
    }

    private static String where(List<Target> targets) {
        String first = targets.stream().limit(NAMED).map(Target::name).collect(Collectors.joining("; "));
        return targets.size() > NAMED ? first + " and " + (targets.size() - NAMED) + " more" : first;
    }

    private KeptPlan plan(String text) {
        return plans.plan(PlanId.parse(text).orElseThrow(() -> new NotFound("plan " + text)), viewers.current());
    }

    @PostMapping(PATH)
    @Needs(Role.AGENT)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        String plan = typed.getOrDefault("plan", "");
        try {
            Timetable made =
                    timetables.create(plan(plan), TimetableDraft.of(typed), viewers.current(), clock.instant());
            return Screen.goTo(made.path(), "Kept. It begins nothing until somebody else approves it.", "");
        } catch (Refused refused) {
            return form(plan, Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable String id) {
        return screen(Timetable.id(id), Form.blank());
    }

    private Screen screen(long id, Form form) {
        Timetable one = timetables.timetable(id, viewers.current());
        Form shown = form.problems().isEmpty()
                ? Form.of(Map.of(
                        "every", one.rhythm().every().word(),
                        "weekday", Integer.toString(one.rhythm().weekday().getValue()),
                        "monthDay", Integer.toString(one.rhythm().monthDay()),
                        "at", one.rhythm().at().toString(),
                        "timeZone", one.rhythm().zone().getId(),
                        "calendar", one.calendar().map(String::valueOf).orElse("")))
                : form;
        return new Screen("timetable/timetable", screens.one(one, shown, viewers.current()));
    }

    @PostMapping(ONE + "/rhythm")
    @Needs(Role.AGENT)
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "Kept. What was approved is approved no longer.",
                () -> timetables.change(
                        Timetable.id(id), TimetableDraft.of(typed), viewers.current(), clock.instant()));
    }

    @PostMapping(ONE + "/approval")
    @Needs(Role.AGENT)
    ModelAndView approve(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "Approved.",
                () -> timetables.approve(
                        Timetable.id(id),
                        typed.getOrDefault("core", ""),
                        typed.getOrDefault("word", ""),
                        viewers.current(),
                        clock.instant()));
    }

    @PostMapping(ONE + "/retirement")
    @Needs(Role.AGENT)
    ModelAndView retire(@PathVariable String id) {
        return done(
                id,
                Map.of(),
                "It begins nothing any more.",
                () -> timetables.retire(Timetable.id(id), viewers.current(), clock.instant()));
    }

    private ModelAndView done(String id, Map<String, String> typed, String said, Supplier<Timetable> verb) {
        try {
            return Screen.goTo(verb.get().path(), said, "");
        } catch (Refused refused) {
            return screen(Timetable.id(id), Form.refused(typed, refused)).refused();
        }
    }
}
