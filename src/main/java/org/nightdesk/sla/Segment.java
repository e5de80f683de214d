package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;

/** A part of a strip, never empty. {@code on} says what a pause waited for and is OTHER for the rest. */
public record Segment(Instant from, Instant until, Kind kind, Waiting on) {

    /** What the time was: it counted, it counted after the due time, it was paused, the ticket was resolved, outside open hours, or is still left. */
    public enum Kind {
        RAN,
        LATE,
        PAUSED,
        RESTED,
        OUTSIDE,
        LEFT
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
