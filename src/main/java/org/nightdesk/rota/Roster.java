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

    Roster withoutOverrides() {
        return new Roster(schedule, layers, List.of());
    }

    List<PersonId> onCall(Instant at) {
        return List.copyOf(duty(at).keySet());
    }

    /** Who is on call, in the order of coming on, and whether by an override. */
    private Map<PersonId, Boolean> duty(Instant at) {
        Map<PersonId, Boolean> duty = new LinkedHashMap<>();
        planned(at).ifPresent(person -> duty.put(person, false));
        for (ShiftOverride override : overrides) {
            if (override.span().contains(at)) {
                apply(override, duty);
            }
        }
        return duty;
    }

    private Optional<PersonId> planned(Instant at) {
        return layers.reversed().stream()
                .filter(planned -> planned.valid().contains(at))
                .flatMap(planned -> planned.layer().onDuty(at, planned.zone()).stream())
                .findFirst();
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
        List<Shift> shifts = new ArrayList<>();
        Map<PersonId, Shift> open = new HashMap<>();
        List<Instant> cuts = cuts(span);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            Instant from = cuts.get(i);
            Instant until = cuts.get(i + 1);
            Map<PersonId, Boolean> duty = duty(from);
            open.entrySet().removeIf(entry -> ends(entry, duty, shifts));
            duty.forEach((person, override) -> open.merge(
                    person,
                    new Shift(schedule, person, from, until, override),
                    (before, next) -> new Shift(schedule, person, before.from(), next.until(), before.override())));
        }
        shifts.addAll(open.values());
        shifts.sort(Comparator.comparing(Shift::from)
                .thenComparing(shift -> shift.person().value()));
        return List.copyOf(shifts);
    }

    private static boolean ends(Map.Entry<PersonId, Shift> entry, Map<PersonId, Boolean> duty, List<Shift> shifts) {
        Boolean override = duty.get(entry.getKey());
        if (override != null && override == entry.getValue().override()) {
            return false;
        }
        return shifts.add(entry.getValue());
    }

    /** The spans in which nobody is on call. */
    List<Span> gaps(Span span) {
        List<Span> gaps = new ArrayList<>();
        Instant covered = span.from();
        for (Shift shift : shifts(span)) {
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
}
