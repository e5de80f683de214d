package org.nightdesk.rota;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import org.nightdesk.subject.Refused;

/** When a clock on the wall shows a time, on the nights of clock changes too. */
public final class WallTime {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private WallTime() {}

    /**
     * A time that somebody types for one night, such as {@code 2026-11-20T22:00}. Refused when it is none, and, with what to write instead, when
     * the clock is changed then: a time that is skipped or comes twice may be meant in two ways.
     */
    public static Instant typed(String field, String text, ZoneId zone) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "Choose a day and a time.");
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return instant(local, zone);
        }
        String before = CLOCK.format(change.getDateTimeBefore());
        String after = CLOCK.format(change.getDateTimeAfter());
        throw Refused.invalid(
                field,
                change.isGap()
                        ? "%s does not exist that day in %s: the clock goes from %s to %s. Choose %s or later, or a time before %s."
                                .formatted(CLOCK.format(local), zone, before, after, after, before)
                        : "%s comes twice that day in %s: the clock goes back from %s to %s. Choose %s or later, or a time before %s."
                                .formatted(CLOCK.format(local), zone, before, after, before, after));
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
