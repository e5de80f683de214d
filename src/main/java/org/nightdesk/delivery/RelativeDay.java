package org.nightdesk.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A day that is said from the day on which a delivery falls due, so that it is another each time. Weeks begin on Monday. */
enum RelativeDay {
    TODAY("That day", day -> day),
    YESTERDAY("The day before", day -> day.minusDays(1)),
    A_WEEK_BEFORE("Seven days before", day -> day.minusDays(7)),
    THIRTY_DAYS_BEFORE("Thirty days before", day -> day.minusDays(30)),
    WEEK_BEGIN("First day of that week", RelativeDay::monday),
    LAST_WEEK_BEGIN("First day of the week before", day -> monday(day).minusWeeks(1)),
    LAST_WEEK_END("Last day of the week before", day -> monday(day).minusDays(1)),
    MONTH_BEGIN("First day of that month", day -> day.withDayOfMonth(1)),
    MONTH_END("Last day of that month", day -> YearMonth.from(day).atEndOfMonth()),
    LAST_MONTH_BEGIN(
            "First day of the month before", day -> day.withDayOfMonth(1).minusMonths(1)),
    LAST_MONTH_END("Last day of the month before", day -> day.withDayOfMonth(1).minusDays(1)),
    YEAR_BEGIN("First day of that year", day -> day.withDayOfYear(1));

    private final String label;
    private final UnaryOperator<LocalDate> from;

    RelativeDay(String label, UnaryOperator<LocalDate> from) {
        this.label = label;
        this.from = from;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    String label() {
        return label;
    }

    /** As it is kept and sent: {@code last-month-begin}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LocalDate on(LocalDate day) {
        return from.apply(day);
    }

    /** Empty when the word is none of these, such as a date. */
    static Optional<RelativeDay> of(String word) {
        for (RelativeDay day : values()) {
            if (day.word().equals(word)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
