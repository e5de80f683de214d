package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A weekly window of duty, in wall time of the schedule's zone: on each of {@code days} from {@code from} (inclusive)
 * until {@code until} (exclusive), which is on the next day when it is not after {@code from}; equal times are a whole day.
 */
public record Restriction(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    public Restriction {
        days = Set.copyOf(days);
    }

    /** The window that begins on that day; empty where none does, and where a clock change swallows it. */
    Optional<Span> on(LocalDate day, ZoneId zone) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        Instant begin = begin(day, zone);
        Instant end = end(day, zone);
        return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }

    private Instant begin(LocalDate day, ZoneId zone) {
        return WallTime.instant(day.atTime(from), zone);
    }

    private Instant end(LocalDate day, ZoneId zone) {
        LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
        return WallTime.instant(last.atTime(until), zone);
    }
}
