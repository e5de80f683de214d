package org.nightdesk.ledger;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.holiday.Holidays;

/** Says what sort of time it is for somebody, by their zone and their holidays. Lengths are those that really pass, also when clocks change. */
final class WallClock {

    private final ZoneId zone;
    private final Holidays holidays;
    private final Map<Integer, Set<LocalDate>> known = new HashMap<>();

    WallClock(ZoneId zone, Holidays holidays) {
        this.zone = zone;
        this.holidays = holidays;
    }

    Slot slot(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return new Slot(kind(local.toLocalDate()), Part.of(local.toLocalTime()));
    }

    DayKind kind(LocalDate day) {
        if (known.computeIfAbsent(day.getYear(), year -> holidays.of(year).keySet())
                .contains(day)) {
            return DayKind.HOLIDAY;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? DayKind.WEEKEND : DayKind.WORKDAY;
    }

    /** How much of each sort of time lies between; in all, what lies between. */
    Map<Slot, Duration> split(Instant from, Instant until) {
        Map<Slot, Duration> parts = new HashMap<>();
        for (Instant at = from; at.isBefore(until); ) {
            Instant cut = nextCut(at);
            Instant next = cut.isBefore(until) ? cut : until;
            parts.merge(slot(at), Duration.between(at, next), Duration::plus);
            at = next;
        }
        return parts;
    }

    // Up to the next change of clocks the wall clock runs evenly, so that the next boundary is found by today's offset.
    private Instant nextCut(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        Stream<LocalTime> boundaries = Arrays.stream(Part.values()).map(Part::begins);
        Instant boundary = Stream.concat(
                        boundaries.map(time -> local.toLocalDate().atTime(time)),
                        Stream.of(local.toLocalDate().plusDays(1).atStartOfDay()))
                .filter(next -> next.isAfter(local.toLocalDateTime()))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .toInstant(local.getOffset());
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        return change != null && change.getInstant().isBefore(boundary) ? change.getInstant() : boundary;
    }
}
