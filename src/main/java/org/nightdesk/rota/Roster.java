package org.nightdesk.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.nightdesk.people.PersonId;

/**
 * Answers who is on call, from rules and exceptions. Shifts are found by asking the question for one instant between each
 * two cuts, so that lanes, gaps and pages can never disagree.
 */
record Roster(ScheduleId schedule, List<Planned> layers, List<ShiftOverride> overrides) {

    /** A layer, the zone of its wall times, and the time during which it was or is the plan. */
    record Planned(Layer layer, ZoneId zone, Span valid) {}

    /** A span of a schedule: the shifts as they are, as the rotation alone would have them, and where nobody is; each in order. */
    record Coverage(List<Shift> shifts, List<Shift> planned, List<Span> gaps) {}

    List<PersonId> onCall(Instant at) {
        return List.copyOf(duty(at, planned(at)).keySet());
    }

    /** Who is on call, in the order of coming on, and whether by an override. */
    private Map<PersonId, Boolean> duty(Instant at, Optional<PersonId> planned) {
        Map<PersonId, Boolean> duty = new LinkedHashMap<>();
        planned.ifPresent(person -> duty.put(person, false));
        for (ShiftOverride override : overrides) {
            if (override.span().contains(at)) {
                apply(override, duty);
            }
        }
        return duty;
    }

    private Optional<PersonId> planned(Instant at) {
        for (Planned planned : layers.reversed()) {
            if (planned.valid().contains(at)) {
                Optional<PersonId> person = planned.layer().onDuty(at, planned.zone());
                if (person.isPresent()) {
                    return person;
                }
            }
        }
        return Optional.empty();
    }

    private static void apply(ShiftOverride override, Map<PersonId, Boolean> duty) {
        switch (override.kind()) {
            case ADD -> duty.putIfAbsent(override.person().orElseThrow(), true);
            case REMOVE -> duty.remove(override.replaces().orElseThrow());
            case REPLACE -> replace(override, duty);
        }
    }

    private static void replace(ShiftOverride override, Map<PersonId, Boolean> duty) {
        if (override.replaces().isEmpty()) {
            duty.clear();
        } else if (duty.remove(override.replaces().get()) == null) {
            return;
        }
        duty.putIfAbsent(override.person().orElseThrow(), true);
    }

    List<Shift> shifts(Span span) {
        return coverage(span).shifts();
    }

    Coverage coverage(Span span) {
        Tape actual = new Tape(schedule);
        Tape plan = new Tape(schedule);
        List<Instant> cuts = cuts(span);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            Span part = new Span(cuts.get(i), cuts.get(i + 1));
            Optional<PersonId> planned = planned(part.from());
            plan.add(
                    part,
                    planned.<Map<PersonId, Boolean>>map(person -> Map.of(person, false))
                            .orElse(Map.of()));
            actual.add(part, duty(part.from(), planned));
        }
        List<Shift> shifts = actual.shifts();
        return new Coverage(shifts, plan.shifts(), gaps(span, shifts));
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

    private List<Instant> cuts(Span span) {
        TreeSet<Instant> cuts = new TreeSet<>();
        for (Planned planned : layers) {
            cuts.addAll(planned.layer().cuts(span, planned.zone()));
            cuts.add(planned.valid().from());
            cuts.add(planned.valid().until());
        }
        for (ShiftOverride override : overrides) {
            cuts.add(override.span().from());
            cuts.add(override.span().until());
        }
        cuts.removeIf(cut -> !span.contains(cut));
        cuts.add(span.from());
        cuts.add(span.until());
        return List.copyOf(cuts);
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
