package org.nightdesk.timetable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightdesk.chore.Rhythm;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** When it comes, as somebody typed it: {@code every} is day, week or month, {@code weekday} 1 (Monday) to 7, {@code monthDay} 1 to 31, {@code at} such as 02:30. */
record TimetableDraft(String every, String weekday, String monthDay, String at, String zone, String calendar) {

    private static final String MONTH_DAY = "[1-9]|[12][0-9]|3[01]";

    static TimetableDraft of(Map<String, String> typed) {
        return new TimetableDraft(
                typed.getOrDefault("every", "day"),
                typed.getOrDefault("weekday", "1"),
                typed.getOrDefault("monthDay", "1"),
                typed.getOrDefault("at", ""),
                typed.getOrDefault("timeZone", ""),
                typed.getOrDefault("calendar", ""));
    }

    /** Refused by each field that says nothing that comes again; a day that does not count for {@code every} is not read. */
    Rhythm rhythm() {
        List<Problem> problems = new ArrayList<>();
        if (!every.matches("day|week|month")) {
            problems.add(new Problem("every", "Choose day, week or month."));
        }
        if (every.equals("week") && !weekday.strip().matches("[1-7]")) {
            problems.add(new Problem("weekday", "Choose a weekday: 1 is Monday, 7 is Sunday."));
        }
        if (every.equals("month") && !monthDay.strip().matches(MONTH_DAY)) {
            problems.add(new Problem("monthDay", "Write the day of the month as a number from 1 to 31."));
        }
        Optional<LocalTime> time = parsed(() -> LocalTime.parse(at.strip()));
        if (time.isEmpty()) {
            problems.add(new Problem("at", "Write the time as 02:30."));
        }
        Optional<ZoneId> place = parsed(() -> ZoneId.of(zone.strip()));
        if (place.isEmpty()) {
            problems.add(new Problem(
                    "timeZone", "There is no time zone \"" + zone.strip() + "\". Write it as Europe/Dublin."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Rhythm(
                Rhythm.Every.valueOf(every.toUpperCase(Locale.ROOT)),
                DayOfWeek.of(weekday.strip().matches("[1-7]") ? Integer.parseInt(weekday.strip()) : 1),
                monthDay.strip().matches(MONTH_DAY) ? Integer.parseInt(monthDay.strip()) : 1,
                Month.JANUARY,
                time.orElseThrow(),
                place.orElseThrow());
    }

    private static <T> Optional<T> parsed(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
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
