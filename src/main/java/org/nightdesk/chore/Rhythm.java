package org.nightdesk.chore;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** When a chore comes again, by the clocks of a zone. {@code monthDay} is 1 to 31, the last day of shorter months; what does not count for {@code every} is kept but not read. */
public record Rhythm(Every every, DayOfWeek weekday, int monthDay, Month month, LocalTime at, ZoneId zone) {

    /** Farther ahead nothing is looked for. */
    private static final int FARTHEST = 800;

    private static final int MOST_PUT_OFF = 14;

    /** How often; {@code perYear} without regard to closed days. */
    public enum Every {
        DAY(365),
        WEEK(52),
        MONTH(12),
        YEAR(1);

        final int perYear;

        Every(int perYear) {
            this.perYear = perYear;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first time after that moment; one that falls on a closed day is left out when it is daily, else it waits for the next open day. */
    public Optional<Instant> next(Instant after, Predicate<LocalDate> isOpen) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return today.minusDays(MOST_PUT_OFF)
                .datesUntil(today.plusDays(FARTHEST))
                .filter(this::isMeant)
                .flatMap(day -> day.datesUntil(day.plusDays(every == Every.DAY ? 1 : MOST_PUT_OFF))
                        .filter(isOpen)
                        .limit(1))
                .map(day -> day.atTime(at).atZone(zone).toInstant())
                .filter(due -> due.isAfter(after))
                .findFirst();
    }

    private boolean isMeant(LocalDate day) {
        boolean dayOfMonth = day.getDayOfMonth() == Math.min(monthDay, day.lengthOfMonth());
        return switch (every) {
            case DAY -> true;
            case WEEK -> day.getDayOfWeek() == weekday;
            case MONTH -> dayOfMonth;
            case YEAR -> dayOfMonth && day.getMonth() == month;
        };
    }

    /** {@code each month, on day 5, at 09:00 in Europe/Dublin}. */
    public String words() {
        String when = switch (every) {
            case DAY -> "each day";
            case WEEK -> "each " + weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case MONTH -> "each month, on day " + monthDay;
            case YEAR -> "each year, on " + monthDay + " " + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
        return when + ", at " + at + " in " + zone.getId();
    }
}
