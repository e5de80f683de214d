package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A weekly window of duty, in wall time of the schedule's zone: on each of {@code days} from {@code from} (inclusive)
 * until {@code until} (exclusive), which is on the next day when it is not after {@code from}; equal times are a whole day.
 */
public record Restriction(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    public Restriction {
        days = Set.copyOf(days);
    }

    boolean contains(Instant at, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        return during(today.minusDays(1), at, zone) || during(today, at, zone);
    }

    Instant begin(LocalDate day, ZoneId zone) {
        return WallTime.instant(day.atTime(from), zone);
    }

    Instant end(LocalDate day, ZoneId zone) {
        LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
        return WallTime.instant(last.atTime(until), zone);
    }

    private boolean during(LocalDate day, Instant at, ZoneId zone) {
        return days.contains(day.getDayOfWeek()) && !at.isBefore(begin(day, zone)) && at.isBefore(end(day, zone));
    }
}
