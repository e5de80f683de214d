package org.nightdesk.escalation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of the week on the clocks of a zone: on each of {@code days} from {@code from} until before {@code until}, which is on the next day
 * when it is not after {@code from}; equal times are a whole day.
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

    public Window {
        days = Set.copyOf(days);
    }

    /** By what the clocks on the wall show, on the nights they are changed too. */
    boolean contains(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        boolean begun = !time.isBefore(from);
        if (until.isAfter(from)) {
            return begun && time.isBefore(until) && days.contains(today.getDayOfWeek());
        }
        return begun && days.contains(today.getDayOfWeek())
                || time.isBefore(until) && days.contains(today.minusDays(1).getDayOfWeek());
    }
}
