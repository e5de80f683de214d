package org.nightdesk.sla;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.subject.Refused;

/**
 * Open hours of one day by the wall clock, in minutes from its midnight: {@code from} 0 to 1439, {@code until} later than that
 * and at most 2880; past 1440 it is the next morning, and still belongs to the day it begins on.
 */
public record Hours(int from, int until) {

    /** Midnight to midnight. */
    public static final Hours ALL_DAY = new Hours(0, 1440);

    private static final int HOUR = 60;
    private static final int DAY = 1440;
    private static final int LAST_MINUTE = 1439;
    private static final Pattern WRITTEN =
            Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])\\s*[-–]\\s*([01]?[0-9]|2[0-4]):([0-5][0-9])");

    public Hours {
        if (from < 0 || from >= DAY || until <= from || until > 2 * DAY) {
            throw new IllegalArgumentException("no open hours: " + from + " to " + until);
        }
    }

    /**
     * Understands {@code 09:00-12:30, 13:30-17:00}; empty text is a closed day. An end before its start is the next morning,
     * an end at 23:59 is midnight: nobody means to be closed for one minute. Refused, naming {@code field}, when it is not hours.
     */
    public static List<Hours> parse(String field, String text) {
        return sorted(Stream.of(text.split("[,;]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> one(field, part))
                .toList());
    }

    /** By their beginning. */
    static List<Hours> sorted(List<Hours> hours) {
        return hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
    }

    private static Hours one(String field, String text) {
        Matcher match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw wrong(field, text);
        }
        int from = minutes(match.group(1), match.group(2));
        int end = minutes(match.group(3), match.group(4));
        int until = end == LAST_MINUTE ? DAY : end <= from ? end + DAY : end;
        if (from >= DAY || end > DAY) {
            throw wrong(field, text);
        }
        return new Hours(from, until);
    }

    private static Refused wrong(String field, String text) {
        return Refused.invalid(
                field,
                "\"" + text
                        + "\" are not hours. Write them like 09:00-12:30, 13:30-17:00; 22:00-06:00 goes over midnight.");
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * HOUR + Integer.parseInt(minutes);
    }

    /** As {@link #parse} understands it: {@code 22:00-06:00}. */
    public String text() {
        return clock(from) + "-" + clock(until > DAY ? until - DAY : until);
    }

    /** Several as one text; empty for a closed day. */
    public static String text(List<Hours> hours) {
        return hours.stream().map(Hours::text).collect(Collectors.joining(", "));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / HOUR, minutes % HOUR);
    }
}
