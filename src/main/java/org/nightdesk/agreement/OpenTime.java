package org.nightdesk.agreement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.subject.Refused;

/** A length of open time, as people write it: {@code 15 min}, {@code 4 h}, {@code 1 h 30}. */
final class OpenTime {

    private static final int HOUR = 60;
    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,6}) ?(m|min|minutes?)?");
    private static final Pattern HOURS = Pattern.compile("([0-9]{1,5}) ?(?:h|hours?)(?: ?([0-5]?[0-9]) ?(?:m|min)?)?");

    private OpenTime() {}

    /** In minutes; empty for empty text. Refused, naming the field, when it is no length. */
    static Optional<Integer> parse(String field, String text) {
        String plain = text.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Matcher minutes = MINUTES.matcher(plain);
        if (minutes.matches()) {
            return Optional.of(Integer.parseInt(minutes.group(1)));
        }
        Matcher hours = HOURS.matcher(plain);
        if (!hours.matches()) {
            throw Refused.invalid(field, "\"" + text.strip() + "\" is no length of time. Write 15 min, 4 h or 1 h 30.");
        }
        int rest = hours.group(2) == null ? 0 : Integer.parseInt(hours.group(2));
        return Optional.of(Integer.parseInt(hours.group(1)) * HOUR + rest);
    }

    static String words(int minutes) {
        if (minutes < HOUR) {
            return minutes + " min";
        }
        int rest = minutes % HOUR;
        return minutes / HOUR + " h" + (rest == 0 ? "" : " " + "%02d".formatted(rest));
    }
}
