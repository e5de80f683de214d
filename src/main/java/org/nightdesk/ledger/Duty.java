package org.nightdesk.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.database.Reading;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Who was, is or will be on call when, by all schedules with their overrides. */
@Component
class Duty {

    private final Schedules schedules;

    Duty(Schedules schedules) {
        this.schedules = schedules;
    }

    /** By person, of these and perhaps others, in order. Who is on call by two schedules at once is on call once. */
    Map<PersonId, List<Span>> of(Set<PersonId> people, Span span) {
        return Reading.once(Duty.class, List.of(people, span), () -> read(people, span));
    }

    private Map<PersonId, List<Span>> read(Set<PersonId> people, Span span) {
        Map<PersonId, List<Span>> duty = new HashMap<>();
        schedules.naming(people).stream()
                .flatMap(id -> schedules.shifts(id, span.from(), span.until()).stream())
                .sorted(Comparator.comparing(Shift::from))
                .forEach(shift -> join(duty.computeIfAbsent(shift.person(), person -> new ArrayList<>()), shift));
        return duty;
    }

    private static void join(List<Span> spans, Shift shift) {
        if (spans.isEmpty() || spans.getLast().until().isBefore(shift.from())) {
            spans.add(new Span(shift.from(), shift.until()));
            return;
        }
        Span last = spans.removeLast();
        Instant until = last.until().isAfter(shift.until()) ? last.until() : shift.until();
        spans.add(new Span(last.from(), until));
    }
}
