package org.nightdesk.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.people.PersonId;

/** Answers who is on call, from rules and exceptions: lanes, gaps and pages all come from the same {@link Sweep}, and can never disagree. */
record Roster(ScheduleId schedule, List<Planned> layers, List<ShiftOverride> overrides) {

    /** A layer, the zone of its wall times, and the time during which it was or is the plan. */
    record Planned(Layer layer, ZoneId zone, Span valid) {}

    /** In the order of coming on. */
    List<PersonId> onCall(Instant at) {
        return List.copyOf(part(at).duty().on().keySet());
    }

    /** The trainees who go along. */
    List<PersonId> shadows(Instant at) {
        return part(at).shadows();
    }

    private Sweep.Part part(Instant at) {
        return parts(new Span(at, at.plusNanos(1))).getFirst();
    }

    private List<Sweep.Part> parts(Span span) {
        return new Sweep(this, span).parts();
    }

    /** The first of those that are there which says otherwise than this draft, somewhere in its time; empty when none does. */
    Optional<ShiftOverride> contradicting(OverrideDraft draft) {
        return parts(new Span(draft.from(), draft.until())).stream()
                .flatMap(part -> part.duty().contradicting(draft).stream())
                .findFirst();
    }

    List<Shift> shifts(Span span) {
        return coverage(span).shifts();
    }

    Coverage coverage(Span span) {
        Tape actual = new Tape(schedule);
        Tape plan = new Tape(schedule);
        Tape along = new Tape(schedule);
        for (Sweep.Part part : parts(span)) {
            plan.add(part.span(), byRotation(part.planned().stream().toList()));
            actual.add(part.span(), byOverride(part.duty().on()));
            along.add(part.span(), byRotation(part.shadows()));
        }
        List<Shift> shifts = actual.shifts();
        return new Coverage(shifts, plan.shifts(), along.shifts(), gaps(span, shifts));
    }

    private static Map<PersonId, Boolean> byOverride(Map<PersonId, List<ShiftOverride>> on) {
        Map<PersonId, Boolean> duty = new HashMap<>();
        on.forEach((person, through) -> duty.put(person, !through.isEmpty()));
        return duty;
    }

    private static Map<PersonId, Boolean> byRotation(List<PersonId> people) {
        return people.stream().collect(Collectors.toMap(person -> person, person -> false));
    }

    private static List<Span> gaps(Span span, List<Shift> shifts) {
        List<Span> gaps = new ArrayList<>();
        Instant covered = span.from();
        for (Shift shift : shifts) {
            if (covered.isBefore(shift.from())) {
                gaps.add(new Span(covered, shift.from()));
            }
            covered = covered.isAfter(shift.until()) ? covered : shift.until();
        }
        if (covered.isBefore(span.until())) {
            gaps.add(new Span(covered, span.until()));
        }
        return gaps;
    }

    /** Joins parts in which the same person is on into shifts. */
    private static final class Tape {

        private final ScheduleId schedule;
        private final List<Shift> done = new ArrayList<>();
        private final Map<PersonId, Shift> open = new HashMap<>();

        Tape(ScheduleId schedule) {
            this.schedule = schedule;
        }

        void add(Span part, Map<PersonId, Boolean> duty) {
            open.values().removeIf(shift -> {
                Boolean override = duty.get(shift.person());
                return (override == null || override != shift.override()) && done.add(shift);
            });
            duty.forEach((person, override) -> open.merge(
                    person,
                    new Shift(schedule, person, part.from(), part.until(), override),
                    (before, next) -> new Shift(schedule, person, before.from(), next.until(), override)));
        }

        List<Shift> shifts() {
            done.addAll(open.values());
            done.sort(Comparator.comparing(Shift::from)
                    .thenComparing(shift -> shift.person().value()));
            return List.copyOf(done);
        }
    }
}
