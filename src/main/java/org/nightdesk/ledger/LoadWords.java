package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says figures of the ledger the way people do. */
final class LoadWords {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final List<String> FEW = List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven");

    private LoadWords() {}

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** {@code 12 h 30}; empty for none. */
    static String hours(Duration length) {
        if (length.isZero()) {
            return "";
        }
        int minutes = length.toMinutesPart();
        return length.toHours() + " h" + (minutes == 0 ? "" : String.format(Locale.ROOT, " %02d", minutes));
    }

    /** Empty for none. */
    static String pages(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "1 page";
            default -> count + " pages";
        };
    }

    /** {@code 3 by day, 1 at night}; empty for none. */
    static String byPart(Tally tally) {
        return Stream.of(
                        words(tally.pagesAt(Part.DAY), "by day"),
                        words(tally.pagesAt(Part.EVENING), "in the evening"),
                        words(tally.pagesAt(Part.NIGHT), "at night"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String words(int count, String when) {
        return count == 0 ? "" : count + " " + when;
    }

    /** {@code 2 broken, 3 rests under 11 h}; empty for none. */
    static String nights(Tally tally) {
        return Stream.of(
                        words(tally.brokenNights(), "broken"),
                        words(tally.shortRests(), tally.shortRests() == 1 ? "rest under 11 h" : "rests under 11 h"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What the last seven days were, the first thing to read. */
    static String week(List<Night> nights) {
        long broken = nights.stream().filter(Night::broken).count();
        long brief = nights.stream().filter(night -> !night.broken()).count();
        if (broken == 0 && brief > 0) {
            return few(brief) + (brief == 1 ? " rest" : " rests") + " under 11 hours in the last seven days.";
        }
        return few(broken) + (broken == 1 ? " broken night" : " broken nights") + " in the last seven days.";
    }

    private static String few(long count) {
        return count < FEW.size() ? FEW.get((int) count) : Long.toString(count);
    }

    static String night(Night night) {
        return "Night of " + DAY.format(night.evening());
    }

    static String what(Night night, ZoneId zone) {
        String last = CLOCK.format(night.told().getLast().atZone(zone));
        String rest =
                night.isShort() ? hours(night.rest()) + " undisturbed at most" : "11 hours undisturbed before or after";
        return pages(night.pages()) + ", the last at " + last + "; " + rest + ". Eleven hours had passed again at "
                + CLOCK.format(night.restedAt().atZone(zone)) + ".";
    }

    /** {@code tonight}, {@code on Thursday}, {@code on Thursday 26 November} beyond a week. */
    static String evening(LocalDate evening, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!evening.isAfter(today)) {
            return "tonight";
        }
        boolean soon = evening.isBefore(today.plusDays(7));
        return "on " + (soon ? DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH) : DAY).format(evening);
    }
}
