package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Finds the next night in which somebody may be woken, which is the one to relieve them of. */
@Component
class NextNight {

    private static final int DAYS = 14;

    private final Duty duty;

    NextNight(Duty duty) {
        this.duty = duty;
    }

    /** By its evening; without who is not on call at night in the next two weeks. */
    Map<PersonId, LocalDate> of(List<Person> people, Instant now) {
        Set<PersonId> ids = people.stream().map(Person::id).collect(Collectors.toSet());
        Map<PersonId, List<Span>> ahead = duty.of(ids, new Span(now, now.plus(Duration.ofDays(DAYS))));
        Map<PersonId, LocalDate> nights = new HashMap<>();
        people.forEach(person -> first(ahead.getOrDefault(person.id(), List.of()), person.zone(), now)
                .ifPresent(evening -> nights.put(person.id(), evening)));
        return nights;
    }

    private static Optional<LocalDate> first(List<Span> spans, ZoneId zone, Instant now) {
        LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        return yesterday
                .datesUntil(yesterday.plusDays(DAYS))
                .filter(evening -> spans.stream().anyMatch(span -> touches(span, evening, zone)))
                .findFirst();
    }

    private static boolean touches(Span span, LocalDate evening, ZoneId zone) {
        Instant begins = evening.atTime(Part.NIGHT.begins()).atZone(zone).toInstant();
        Instant ends =
                evening.plusDays(1).atTime(Part.DAY.begins()).atZone(zone).toInstant();
        return span.from().isBefore(ends) && span.until().isAfter(begins);
    }
}
