package org.nightdesk.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When something comes again, by the wall clock of a zone: 07:00 in summer and in winter. A time that the clock skips is later by as much as it jumps; one
 * that comes twice is meant the first time (RFC 5545, section 3.3.5). {@code monthDay} is 1 to 31, the last day of shorter months.
 */
record Recurrence(Every every, Set<DayOfWeek> weekdays, int monthDay, LocalTime at, ZoneId zone) {

    /** A closed day is put off to the next open one, if that comes so soon. */
    private static final int MOST_PUT_OFF = 14;

    /** Farther ahead nothing is looked for. */
    private static final int FARTHEST = 800;

    private static final int MOST_MISSED = 10_000;

    /** What a turn is. */
    enum Every {
        DAY,
        WEEK,
        MONTH
    }

    Recurrence {
        weekdays = Set.copyOf(weekdays);
    }

    /**
     * The first time after that moment. By a calendar every day's turn is left out where the day is closed; a week's or a month's waits for the
     * next open day. Empty when there is none in two years.
     */
    Optional<Instant> next(Instant after, Predicate<LocalDate> isOpen) {
        LocalDate first = after.atZone(zone).toLocalDate().minusDays(MOST_PUT_OFF + 1);
        return first.datesUntil(first.plusDays(FARTHEST))
                .filter(this::isMeant)
                .flatMap(day -> moved(day, isOpen))
                .map(day -> day.atTime(at).atZone(zone).toInstant())
                .filter(time -> time.isAfter(after))
                .findFirst();
    }

    private boolean isMeant(LocalDate day) {
        return switch (every) {
            case DAY -> true;
            case WEEK -> weekdays.contains(day.getDayOfWeek());
            case MONTH -> day.getDayOfMonth() == Math.min(monthDay, day.lengthOfMonth());
        };
    }

    private Stream<LocalDate> moved(LocalDate day, Predicate<LocalDate> isOpen) {
        int most = every == Every.DAY ? 1 : MOST_PUT_OFF;
        return day.datesUntil(day.plusDays(most)).filter(isOpen).limit(1);
    }

    /** The times from {@code due} up to {@code now}, both included: what has fallen due since. */
    List<Instant> fallen(Instant due, Instant now, Predicate<LocalDate> isOpen) {
        return Stream.iterate(
                        Optional.of(due),
                        time -> time.filter(at -> !at.isAfter(now)).isPresent(),
                        time -> time.flatMap(at -> next(at, isOpen)))
                .flatMap(Optional::stream)
                .limit(MOST_MISSED)
                .toList();
    }
}
