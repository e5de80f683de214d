package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and texts as they stand in a review: one zone throughout, whole minutes. */
record Words(ZoneId zone) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int LONGEST_QUOTE = 240;

    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /** {@code Fri 4 Dec}. */
    static String day(LocalDate date) {
        return SHORT.format(date);
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** With the day in front when it is another than that of {@code before}. */
    String clock(Instant at, Instant before) {
        return date(at).equals(date(before)) ? clock(at) : SHORT.format(at.atZone(zone)) + ", " + clock(at);
    }

    /** {@code under 1 min}, {@code 6 min}, {@code 1 h 48}, {@code 2 d 3 h}. */
    static String span(Duration length) {
        if (length.toMinutes() < 1) {
            return "under 1 min";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        if (length.toHours() < 24) {
            return length.toMinutesPart() == 0
                    ? length.toHours() + " h"
                    : "%d h %02d".formatted(length.toHours(), length.toMinutesPart());
        }
        return length.toHoursPart() == 0
                ? length.toDays() + " d"
                : "%d d %d h".formatted(length.toDays(), length.toHoursPart());
    }

    /** What somebody wrote, as one line of Markdown that says just that; long texts are cut, visibly. */
    static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String cut = line.length() <= LONGEST_QUOTE
                ? line
                : line.substring(0, LONGEST_QUOTE).strip() + "…";
        return cut.replaceAll("([\\\\`*_\\[\\]<>|{}#])", "\\\\$1");
    }

    /** The same, without a period at its end. */
    static String clause(String text) {
        return quote(text).replaceAll("[.\\s]+$", "");
    }
}
