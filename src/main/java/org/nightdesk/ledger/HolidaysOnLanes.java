package org.nightdesk.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.board.DaysOff;
import org.nightdesk.holiday.Holidays;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Marks on the lanes which days are public holidays of whoever is on them, as they have said for their load. */
@Component
class HolidaysOnLanes implements DaysOff {

    private final TermsStore terms;

    HolidaysOnLanes(TermsStore terms) {
        this.terms = terms;
    }

    @Override
    public List<DayOff> of(Map<PersonId, ZoneId> people, Span span) {
        return terms.of(people.keySet()).entrySet().stream()
                .flatMap(one -> days(
                        one.getKey(),
                        one.getValue().daysOff(),
                        people.getOrDefault(one.getKey(), ZoneId.of("UTC")),
                        span))
                .sorted(Comparator.comparing((DayOff day) -> day.span().from())
                        .thenComparing(day -> day.person().value()))
                .toList();
    }

    private static Stream<DayOff> days(PersonId person, Holidays holidays, ZoneId zone, Span span) {
        LocalDate first = LocalDate.ofInstant(span.from(), zone);
        LocalDate last = LocalDate.ofInstant(span.until(), zone);
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .mapToObj(holidays::of)
                .flatMap(year -> year.entrySet().stream())
                .map(day -> new DayOff(person, day.getValue(), whole(day.getKey(), zone)))
                .filter(day -> span.within(day.span()).isPresent());
    }

    private static Span whole(LocalDate day, ZoneId zone) {
        return new Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
