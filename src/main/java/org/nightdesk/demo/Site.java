package org.nightdesk.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.nightdesk.people.Person;

/** A place where people work from eight to six, Monday to Friday. */
record Site(ZoneId zone, List<Person> people) {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return isWorkday(local.toLocalDate())
                && !local.toLocalTime().isBefore(MORNING)
                && local.toLocalTime().isBefore(EVENING);
    }

    /** That moment if somebody works then, else a while into the next morning on which somebody does. */
    Instant whenOpen(Instant at, Dice dice) {
        if (isOpen(at)) {
            return at;
        }
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalTime().isBefore(MORNING)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        while (!isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant().plus(dice.minutes(2, 150));
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
