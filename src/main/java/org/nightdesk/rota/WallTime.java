package org.nightdesk.rota;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/** When a clock on the wall shows a time, on the nights of clock changes too. */
public final class WallTime {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final String EXAMPLE = "2026-11-20T22:00";
    private static final int LONGEST = 40;

    private WallTime() {}

    /**
     * A time that somebody types for one night, such as {@code 2026-11-20T22:00}. Refused when it is none, and, with what to write instead, when
     * the clock is changed then: a time that is skipped or comes twice may be meant in two ways.
     */
    public static Instant typed(String field, String text, ZoneId zone) {
        LocalDateTime local = local(field, text);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return instant(local, zone);
        }
        String before = CLOCK.format(change.getDateTimeBefore());
        String after = CLOCK.format(change.getDateTimeAfter());
        throw Refused.invalid(
                field,
                change.isGap()
                        ? skipped(local, zone, before, after)
                        : "%s Choose %s or later, or a time before %s."
                                .formatted(twice(local, zone, before, after), before, after));
    }

    /** As without {@code meant}, which is the offset from UTC of one of the two where the time comes twice: then it is not refused. */
    public static Instant typed(String field, String text, ZoneId zone, Optional<ZoneOffset> meant) {
        LocalDateTime local = local(field, text);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null || change.isGap()) {
            return typed(field, text, zone);
        }
        String before = CLOCK.format(change.getDateTimeBefore());
        String after = CLOCK.format(change.getDateTimeAfter());
        return meant.filter(change::isValidOffset)
                .map(local::toInstant)
                .orElseThrow(() -> Refused.invalid(
                        field, twice(local, zone, before, after) + " Choose below which of the two is meant."));
    }

    /** As {@link #typed(String, String, ZoneId, Optional)}, of a form: what is meant of two stands in the field that is called like it with {@code Offset} behind. */
    public static Instant typed(String field, Map<String, String> form, ZoneId zone) {
        return typed(field, form.getOrDefault(field, ""), zone, offset(form.getOrDefault(field + "Offset", "")));
    }

    /** An offset from UTC as a form says which of two times is meant; empty for anything else. */
    public static Optional<ZoneOffset> offset(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Which moments a typed time may be, offset from UTC to words, the earlier first; empty unless it comes twice. */
    public static Map<String, String> meanings(String text, ZoneId zone) {
        List<ZoneOffset> offsets = offsets(text, zone);
        Map<String, String> meanings = new LinkedHashMap<>();
        if (offsets.size() == 2) {
            meanings.put(offsets.getFirst().getId(), "the first time, before the clock goes back");
            meanings.put(offsets.getLast().getId(), "the second time, after it");
        }
        return meanings;
    }

    private static List<ZoneOffset> offsets(String text, ZoneId zone) {
        try {
            return zone.getRules().getValidOffsets(LocalDateTime.parse(text.strip()));
        } catch (DateTimeException none) {
            return List.of();
        }
    }

    private static LocalDateTime local(String field, String text) {
        try {
            return LocalDateTime.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw Refused.invalid(
                    field,
                    text.isBlank()
                            ? "Choose a day and a time."
                            : "“%s” is no time. Choose a day and a time, such as %s."
                                    .formatted(shortened(text), EXAMPLE));
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String skipped(LocalDateTime local, ZoneId zone, String before, String after) {
        return "%s does not exist that day in %s: the clock goes from %s to %s. Choose %s or later, or a time before %s."
                .formatted(CLOCK.format(local), zone, before, after, after, before);
    }

    private static String twice(LocalDateTime local, ZoneId zone, String before, String after) {
        return "%s comes twice that day in %s: the clock goes back from %s to %s."
                .formatted(CLOCK.format(local), zone, before, after);
    }

    /**
     * A time that comes twice is meant the first time; one that is skipped is read with the offset before the change,
     * so 02:30 becomes 03:30 (RFC 5545, section 3.3.5).
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    /** As {@link #instant}, but a skipped time is the moment of the jump, so that hourly steps never go backwards. */
    static Instant orTheJump(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant() : instant(local, zone);
    }
}
