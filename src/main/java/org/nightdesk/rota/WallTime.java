package org.nightdesk.rota;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** When a clock on the wall shows a time, on the nights of clock changes too. */
final class WallTime {

    private WallTime() {}

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
