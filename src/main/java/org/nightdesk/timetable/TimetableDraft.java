package org.nightdesk.timetable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.chore.Rhythm;
import org.nightdesk.subject.Refused;

/** When it comes, as somebody typed it: {@code every} is day, week or month, {@code weekday} 1 (Monday) to 7, {@code monthDay} 1 to 31, {@code at} such as 02:30. */
record TimetableDraft(String every, String weekday, String monthDay, String at, String zone, String calendar) {

    static TimetableDraft of(Map<String, String> typed) {
        return new TimetableDraft(
                typed.getOrDefault("every", "day"),
                typed.getOrDefault("weekday", "1"),
                typed.getOrDefault("monthDay", "1"),
                typed.getOrDefault("at", ""),
                typed.getOrDefault("zone", ""),
                typed.getOrDefault("calendar", ""));
    }

    /** Refused when it says no time that comes again. */
    Rhythm rhythm() {
        try {
            if (every.matches("day|week|month")
                    && weekday.strip().matches("[1-7]")
                    && monthDay.strip().matches("[1-9]|[12][0-9]|3[01]")) {
                return new Rhythm(
                        Rhythm.Every.valueOf(every.toUpperCase(Locale.ROOT)),
                        DayOfWeek.of(Integer.parseInt(weekday.strip())),
                        Integer.parseInt(monthDay.strip()),
                        Month.JANUARY,
                        LocalTime.parse(at.strip()),
                        ZoneId.of(zone.strip()));
            }
        } catch (DateTimeException wrong) {
            throw unclear();
        }
        throw unclear();
    }

    private static Refused unclear() {
        return Refused.invalid(
                "every", "Say when it comes: how often, the day, the time as 02:30, and a zone such as Europe/Berlin.");
    }

    Optional<Long> calendarId() {
        if (calendar.isBlank()) {
            return Optional.empty();
        }
        if (!calendar.strip().matches("[1-9][0-9]{0,14}")) {
            throw Refused.invalid("calendar", "Choose one of the calendars.");
        }
        return Optional.of(Long.valueOf(calendar.strip()));
    }
}
