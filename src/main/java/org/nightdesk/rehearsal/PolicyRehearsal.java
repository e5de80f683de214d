package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nightdesk.escalation.Course;
import org.nightdesk.escalation.Course.Call;
import org.nightdesk.escalation.Course.Exhausted;
import org.nightdesk.escalation.Course.Passed;
import org.nightdesk.escalation.Place;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.escalation.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Lets a page of the highest priority go through a policy whenever somebody else is on call, by the {@link Course} that pages. */
@Component
class PolicyRehearsal {

    private static final int MOST_CALLS = 200;
    private static final int HIGHEST = 1;

    private final Course course;
    private final Schedules schedules;

    PolicyRehearsal(Course course, Schedules schedules) {
        this.course = course;
        this.schedules = schedules;
    }

    /** Adds the steps that would call nobody and, to the gaps of its schedules, what becomes of its pages; and answers who would be called, each with the first such moment. */
    Map<PersonId, Instant> through(Policy policy, Span span, Troubles troubles) {
        Map<PersonId, Instant> called = new LinkedHashMap<>();
        for (Instant at : moments(policy, span)) {
            through(policy, at, troubles, called);
        }
        return called;
    }

    private void through(Policy policy, Instant at, Troubles troubles, Map<PersonId, Instant> called) {
        Place place = Place.START;
        boolean anybody = false;
        Set<ScheduleId> gaps = new LinkedHashSet<>();
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            Course.Decision decision = course.next(policy.steps(), 0, place, HIGHEST, Set.of(), at);
            decision.passed().stream().flatMap(passed -> passed.gap().stream()).forEach(gaps::add);
            decision.passed().stream()
                    .filter(passed -> !passed.meant() && passed.gap().isEmpty())
                    .forEach(passed -> troubles.add(step(policy, passed, at)));
            switch (decision) {
                case Call call -> {
                    anybody = true;
                    call.people().keySet().forEach(person -> called.putIfAbsent(person.id(), at));
                    place = call.next();
                }
                case Exhausted over -> {
                    tell(policy, gaps, anybody, at, troubles);
                    return;
                }
            }
        }
        tell(policy, gaps, true, at, troubles);
    }

    // A gap is told once, by its schedule, with what becomes of the pages of every policy.
    private static void tell(Policy policy, Set<ScheduleId> gaps, boolean anybody, Instant at, Troubles troubles) {
        boolean told = false;
        for (ScheduleId gap : gaps) {
            told |= troubles.felt(gap, at, policy.name(), anybody);
        }
        if (!anybody && !told) {
            troubles.add(nobody(policy, at));
        }
    }

    private static Trouble step(Policy policy, Passed passed, Instant at) {
        int number = passed.step() + 1;
        return trouble(
                "step:" + policy.id().text() + ":" + number + ":" + passed.why(),
                Kind.STEP,
                "In step " + number + " of " + policy.name() + ": " + passed.why() + ".",
                "Name somebody else in the step.",
                policy,
                at);
    }

    private static Trouble nobody(Policy policy, Instant at) {
        return trouble(
                "nobody:" + policy.id().text(),
                Kind.NOBODY,
                "A page by " + policy.name() + " would wake nobody.",
                "Name somebody in it, or add a last resort to the policy.",
                policy,
                at);
    }

    private static Trouble trouble(String key, Kind kind, String what, String remedy, Policy policy, Instant at) {
        String path = "/policies/" + policy.id().text();
        return new Trouble(key, kind, what, remedy, path, at, 1, Duration.ZERO);
    }

    private Set<Instant> moments(Policy policy, Span span) {
        Set<Instant> moments = new TreeSet<>();
        moments.add(span.from());
        for (Step step : policy.steps()) {
            step.window().ifPresent(window -> addHours(window, span, moments));
            step.targets().stream()
                    .filter(target -> target.kind() == Target.Kind.SCHEDULE)
                    .forEach(target -> addShifts(new ScheduleId(target.id()), span, moments));
        }
        return moments;
    }

    private void addShifts(ScheduleId schedule, Span span, Set<Instant> moments) {
        List<Shift> shifts = schedules.shifts(schedule, span.from(), span.until());
        shifts.forEach(shift -> moments.add(shift.from()));
        schedules.gaps(schedule, span.from(), span.until()).forEach(gap -> moments.add(gap.from()));
    }

    private static void addHours(Window window, Span span, Set<Instant> moments) {
        span.from()
                .atZone(window.zone())
                .toLocalDate()
                .datesUntil(span.until().atZone(window.zone()).toLocalDate())
                .flatMap(day -> List.of(day.atTime(window.from()), day.atTime(window.until())).stream())
                .map(local -> local.atZone(window.zone()).toInstant())
                .filter(at -> at.isAfter(span.from()))
                .forEach(moments::add);
    }
}
