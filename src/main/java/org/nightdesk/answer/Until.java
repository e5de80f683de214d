package org.nightdesk.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.subject.Refused;

/**
 * Until when somebody takes a page, as they write it: {@code 06:00}, {@code 6am}, {@code 4h}, {@code 90 min}, {@code shift}. A time is the next
 * such time on the wall of whoever answers; what no clock shows, or what two moments of that night show, is refused with what to write instead.
 */
sealed interface Until {

    Pattern TIME = Pattern.compile("\\b([0-9]{1,2})[:.]([0-9]{2})(?:\\s?(am|pm))?\\b");
    Pattern HALF_OF_DAY = Pattern.compile("\\b([0-9]{1,2})\\s?(am|pm)\\b");
    Pattern SPAN = Pattern.compile("\\b([0-9]{1,4})\\s?(h|hr|hrs|hour|hours|m|min|mins|minute|minutes)\\b");
    Pattern SHIFT = Pattern.compile("\\b(?:end of )?(?:my )?shift\\b");
    List<Pattern> ALL = List.of(TIME, HALF_OF_DAY, SPAN, SHIFT);
    Duration LONGEST = Duration.ofHours(24);

    /** The next time that the wall shows this. */
    record Clock(LocalTime time) implements Until {}

    /** So long from now. */
    record Span(Duration length) implements Until {}

    /** Until they go off call. */
    record Shift() implements Until {}

    /** No time at all; {@code why} says so, with what to write instead. */
    record Wrong(String why) implements Until {}

    /** What a text says of it, and the text without that. */
    record Found(Optional<Until> until, String rest) {}

    /** Two ends are as wrong as one that cannot be. */
    static Found in(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        Optional<Until> found = Optional.empty();
        for (Pattern pattern : ALL) {
            Matcher matcher = pattern.matcher(rest);
            while (matcher.find()) {
                found = Optional.of(
                        found.isPresent() ? new Wrong("There are two ends in it.") : read(pattern, matcher));
                rest = rest.substring(0, matcher.start()) + " " + rest.substring(matcher.end());
                matcher = pattern.matcher(rest);
            }
        }
        return new Found(found, rest);
    }

    private static Until read(Pattern pattern, Matcher found) {
        if (pattern == SHIFT) {
            return new Shift();
        }
        int number = Integer.parseInt(found.group(1));
        if (pattern == SPAN) {
            return new Span(found.group(2).startsWith("h") ? Duration.ofHours(number) : Duration.ofMinutes(number));
        }
        boolean full = pattern == TIME;
        String half = found.group(full ? 3 : 2);
        return clock(number, full ? Integer.parseInt(found.group(2)) : 0, half == null ? "" : half, found.group());
    }

    private static Until clock(int hour, int minute, String half, String text) {
        boolean wrong = half.isEmpty() ? hour > 23 : hour < 1 || hour > 12;
        if (wrong || minute > 59) {
            return new Wrong("No clock shows " + text + ".");
        }
        int hours = half.isEmpty() ? hour : hour % 12 + (half.equals("pm") ? 12 : 0);
        return new Clock(LocalTime.of(hours, minute));
    }

    /** {@code shift} is when they go off call, if they are on. Refused with a sentence when it means no moment, or one more than a day ahead. */
    default Instant at(ZoneId zone, Optional<Instant> shift, Instant now) {
        return switch (this) {
            case Clock clock -> next(clock.time(), zone, now);
            case Span span
            when span.length().isPositive() && span.length().compareTo(LONGEST) <= 0 -> now.plus(span.length());
            case Span span -> throw unclear("Take it for a day at most.");
            case Shift end -> shift.orElseThrow(() -> unclear("You are on call by no schedule now."));
            case Wrong wrong -> throw unclear(wrong.why());
        };
    }

    private static Instant next(LocalTime time, ZoneId zone, Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime today = here.toLocalDate().atTime(time);
        LocalDateTime next = today.isAfter(here) ? today : today.plusDays(1);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(next);
        if (offsets.isEmpty()) {
            throw unclear("The clocks skip " + time + " that night.");
        }
        if (offsets.size() > 1) {
            throw unclear("The clocks show " + time + " twice that night.");
        }
        return next.toInstant(offsets.getFirst());
    }

    private static Refused unclear(String why) {
        return Refused.invalid("until", why + " Nothing was done. Reply OK 06:00 or OK 4h.");
    }
}
