package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * How turns follow each other. All times are wall times of the schedule's zone: a hand-over at 09:00 is at 09:00 in
 * summer and in winter, so a turn over a clock change is an hour longer or shorter. {@code handoverDay} is the ISO
 * weekday (1 Monday to 7) for weeks, the day of the month (1 to 31, the last day of shorter months) for months, and
 * without meaning for hours and days. Turn 0 is the one that contains {@code start}; before {@code start} nobody is on.
 */
public record Rotation(int count, Unit unit, LocalTime handoverTime, int handoverDay, LocalDateTime start) {

    /** What a turn's length is counted in. */
    public enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** Which turn an instant falls into; negative before the start. */
    long turn(Instant at, ZoneId zone) {
        long turn = turnAround(LocalDateTime.ofInstant(at, zone));
        while (handover(turn, zone).isAfter(at)) {
            turn--;
        }
        while (!handover(turn + 1, zone).isAfter(at)) {
            turn++;
        }
        return turn;
    }

    /** When a turn begins. Never before an earlier turn's beginning; a turn that a clock change swallows has length 0. */
    Instant handover(long turn, ZoneId zone) {
        LocalDateTime local = local(turn);
        return unit == Unit.HOURS ? WallTime.orTheJump(local, zone) : WallTime.instant(local, zone);
    }

    Instant begins(ZoneId zone) {
        return WallTime.instant(start, zone);
    }

    private LocalDateTime local(long turn) {
        long steps = turn * count;
        return switch (unit) {
            case HOURS -> first().plusHours(steps);
            case DAYS -> first().plusDays(steps);
            case WEEKS -> first().plusWeeks(steps);
            case MONTHS -> inMonth(firstMonth().plusMonths(steps));
        };
    }

    private long turnAround(LocalDateTime local) {
        long steps = switch (unit) {
            case HOURS -> Math.floorDiv(Duration.between(first(), local).toSeconds(), 3_600);
            case DAYS -> ChronoUnit.DAYS.between(first().toLocalDate(), local.toLocalDate());
            case WEEKS -> Math.floorDiv(ChronoUnit.DAYS.between(first().toLocalDate(), local.toLocalDate()), 7);
            case MONTHS -> ChronoUnit.MONTHS.between(firstMonth(), YearMonth.from(local));
        };
        return Math.floorDiv(steps, count);
    }

    // The last hand-over at or before the start.
    private LocalDateTime first() {
        LocalDateTime sameDay = start.toLocalDate().atTime(handoverTime);
        return switch (unit) {
            case HOURS ->
                sameDay.plusHours(
                        count * Math.floorDiv(Duration.between(sameDay, start).toSeconds(), 3_600L * count));
            case DAYS -> sameDay.isAfter(start) ? sameDay.minusDays(1) : sameDay;
            case WEEKS -> firstOfWeek();
            case MONTHS -> inMonth(firstMonth());
        };
    }

    private LocalDateTime firstOfWeek() {
        LocalDate day =
                start.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.of(Math.min(handoverDay, 7))));
        LocalDateTime handover = day.atTime(handoverTime);
        return handover.isAfter(start) ? handover.minusWeeks(1) : handover;
    }

    private YearMonth firstMonth() {
        YearMonth month = YearMonth.from(start);
        return inMonth(month).isAfter(start) ? month.minusMonths(1) : month;
    }

    private LocalDateTime inMonth(YearMonth month) {
        return month.atDay(Math.min(handoverDay, month.lengthOfMonth())).atTime(handoverTime);
    }
}
