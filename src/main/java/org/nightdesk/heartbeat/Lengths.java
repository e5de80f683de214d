package org.nightdesk.heartbeat;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 5 min}, {@code 6h}, {@code 1d}, {@code 1h 30m}. */
final class Lengths {

    private static final Pattern ONE =
            Pattern.compile("\\s*(\\d{1,8})\\s*(seconds?|sec|s|minutes?|min|m|hours?|h|days?|d|weeks?|w)");

    private Lengths() {}

    /** Empty when it is none. */
    static Optional<Duration> parse(String text) {
        Matcher part = ONE.matcher(text.strip().toLowerCase(java.util.Locale.ROOT));
        Duration whole = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            whole = whole.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        return end > 0 && end == text.strip().length() ? Optional.of(whole) : Optional.empty();
    }

    private static Duration unit(String word) {
        return switch (word.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    /** {@code 1 d 6 h}; readable by {@link #parse}. */
    static String words(Duration length) {
        StringBuilder words = new StringBuilder();
        add(words, length.toDays(), "d");
        add(words, length.toHoursPart(), "h");
        add(words, length.toMinutesPart(), "min");
        add(words, length.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void add(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(words.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
