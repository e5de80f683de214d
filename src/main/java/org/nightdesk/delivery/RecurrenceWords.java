package org.nightdesk.delivery;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.web.Place;

/** A recurrence as a sentence. */
final class RecurrenceWords {

    private static final Set<DayOfWeek> WORKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final int LAST = 31;

    private RecurrenceWords() {}

    /** {@code Every Monday at 07:00 Dublin, or the next open day of Dublin office}. */
    static String of(Recurrence when, Optional<String> calendar) {
        String time = " at " + when.at() + " " + Place.of(when.zone()).name();
        String open = calendar.map(name -> when.every() == Recurrence.Every.DAY
                        ? ", on open days of " + name
                        : ", or the next open day of " + name)
                .orElse("");
        return "Every " + days(when) + time + open;
    }

    private static String days(Recurrence when) {
        return switch (when.every()) {
            case DAY -> "day";
            case WEEK -> when.weekdays().equals(WORKDAYS) ? "day from Monday to Friday" : named(when.weekdays());
            case MONTH -> when.monthDay() == LAST ? "last day of the month" : "month on day " + when.monthDay();
        };
    }

    private static String named(Set<DayOfWeek> days) {
        return Stream.of(DayOfWeek.values())
                .filter(days::contains)
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }
}
