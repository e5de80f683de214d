package org.nightdesk.reach;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours of every day, on the person's own clocks, in which what does not press waits. {@code until} may be on the next day. */
public record Quiet(LocalTime from, LocalTime until) {

    private static final Duration LONGEST = Duration.ofHours(16);

    /** How long it is still quiet; zero when it is not. */
    public Duration left(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        boolean over = until.isAfter(from)
                ? time.isBefore(from) || !time.isBefore(until)
                : time.isBefore(from) && !time.isBefore(until);
        if (over) {
            return Duration.ZERO;
        }
        LocalDate day = time.isBefore(until) ? today : today.plusDays(1);
        return Duration.between(at, day.atTime(until).atZone(zone).toInstant());
    }

    boolean tooLong() {
        Duration length = Duration.between(from, until);
        return (length.isPositive() ? length : length.plusDays(1)).compareTo(LONGEST) > 0;
    }
}
