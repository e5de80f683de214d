package org.nightdesk.ledger;

import java.time.LocalTime;
import java.util.Locale;

/**
 * A part of the day by the clock on somebody's wall. Night is 23:00 to 06:00: seven hours that hold midnight to five, as Directive 2003/88/EC,
 * article 2 (3) wants it.
 */
public enum Part {
    DAY(LocalTime.of(6, 0)),
    EVENING(LocalTime.of(18, 0)),
    NIGHT(LocalTime.of(23, 0));

    private final LocalTime begins;

    Part(LocalTime begins) {
        this.begins = begins;
    }

    LocalTime begins() {
        return begins;
    }

    /** The word of the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the clock on the wall of whoever is asked about. */
    public static Part of(LocalTime time) {
        if (time.isBefore(DAY.begins) || !time.isBefore(NIGHT.begins)) {
            return NIGHT;
        }
        return time.isBefore(EVENING.begins) ? DAY : EVENING;
    }
}
