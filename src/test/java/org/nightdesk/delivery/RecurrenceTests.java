package org.nightdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nightdesk.delivery.Recurrence.Every;

class RecurrenceTests {

    private static final Predicate<LocalDate> ALL = day -> true;
    private static final Predicate<LocalDate> WORKDAYS =
            day -> day.getDayOfWeek().getValue() <= 5;
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    @Test
    void staysAtSevenOnTheWallThroughClockChanges() {
        Recurrence daily = every(Every.DAY, Set.of(), 1, "07:00");

        assertThat(next(daily, "2026-03-28T12:00:00Z", ALL)).isEqualTo("2026-03-29T06:00:00Z");
        assertThat(next(daily, "2026-10-24T12:00:00Z", ALL)).isEqualTo("2026-10-25T07:00:00Z");
    }

    @Test
    void comesOnceWhereTheClockSkipsItOrShowsItTwice() {
        Recurrence daily = every(Every.DAY, Set.of(), 1, "01:30");

        assertThat(daily.fallen(at("2026-03-28T01:30:00Z"), at("2026-03-30T23:00:00Z"), ALL))
                .containsExactly(at("2026-03-28T01:30:00Z"), at("2026-03-29T01:30:00Z"), at("2026-03-30T00:30:00Z"));
        assertThat(daily.fallen(at("2026-10-24T00:30:00Z"), at("2026-10-26T23:00:00Z"), ALL))
                .containsExactly(at("2026-10-24T00:30:00Z"), at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z"));
    }

    @Test
    void comesOnTheDaysOfTheWeekAndOnTheLastOfShortMonths() {
        Recurrence twice = every(Every.WEEK, Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 1, "07:00");
        Recurrence last = every(Every.MONTH, Set.of(), 31, "07:00");

        assertThat(next(twice, "2026-11-20T12:00:00Z", ALL)).isEqualTo("2026-11-23T07:00:00Z");
        assertThat(next(twice, "2026-11-23T07:00:00Z", ALL)).isEqualTo("2026-11-26T07:00:00Z");
        assertThat(next(last, "2027-01-31T08:00:00Z", ALL)).isEqualTo("2027-02-28T07:00:00Z");
    }

    @Test
    void leavesOutClosedDaysEveryDayAndPutsOffAMonthsTurn() {
        Recurrence daily = every(Every.DAY, Set.of(), 1, "07:00");
        Recurrence first = every(Every.MONTH, Set.of(), 1, "07:00");

        // 1 August 2026 is a Saturday.
        assertThat(next(daily, "2026-07-31T12:00:00Z", WORKDAYS)).isEqualTo("2026-08-03T06:00:00Z");
        assertThat(next(first, "2026-07-31T12:00:00Z", WORKDAYS)).isEqualTo("2026-08-03T06:00:00Z");
        assertThat(next(first, "2026-08-03T06:00:00Z", WORKDAYS)).isEqualTo("2026-09-01T06:00:00Z");
    }

    @Test
    void isNeverDueOnDaysThatAreNeverOpen() {
        assertThat(every(Every.WEEK, Set.of(DayOfWeek.SUNDAY), 1, "07:00")
                        .next(at("2026-11-20T12:00:00Z"), day -> false))
                .isEmpty();
    }

    @Test
    void isSaidInASentence() {
        Recurrence weekdays = every(
                Every.WEEK,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                1,
                "07:00");

        assertThat(RecurrenceWords.of(weekdays, Optional.empty()))
                .isEqualTo("Every day from Monday to Friday at 07:00 Dublin");
        assertThat(RecurrenceWords.of(every(Every.MONTH, Set.of(), 1, "06:30"), Optional.of("Head office")))
                .isEqualTo("Every month on day 1 at 06:30 Dublin, or the next open day of Head office");
    }

    @Test
    void relativeDaysAreCountedFromTheDayItIsDue() {
        LocalDate sunday = LocalDate.of(2026, 3, 1);

        assertThat(List.of(
                                RelativeDay.YESTERDAY,
                                RelativeDay.LAST_MONTH_BEGIN,
                                RelativeDay.LAST_MONTH_END,
                                RelativeDay.LAST_WEEK_BEGIN,
                                RelativeDay.LAST_WEEK_END,
                                RelativeDay.MONTH_END)
                        .stream()
                        .map(day -> day.on(sunday).toString()))
                .containsExactly("2026-02-28", "2026-02-01", "2026-02-28", "2026-02-16", "2026-02-22", "2026-03-31");
    }

    private static Recurrence every(Every every, Set<DayOfWeek> days, int monthDay, String at) {
        return new Recurrence(every, days, monthDay, LocalTime.parse(at), DUBLIN);
    }

    private static String next(Recurrence when, String after, Predicate<LocalDate> isOpen) {
        return when.next(at(after), isOpen).orElseThrow().toString();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
