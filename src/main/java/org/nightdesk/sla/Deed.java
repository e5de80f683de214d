package org.nightdesk.sla;

import java.time.Instant;

/**
 * Something that happened to a ticket and moves its clocks. {@code on} says what a {@link Kind#HELD} ticket waits for and
 * is OTHER for the rest.
 */
public record Deed(Kind kind, Instant at, Waiting on) {

    /** What happened. */
    public enum Kind {
        OPENED,
        /** Somebody has it. */
        TAKEN,
        /** We wrote to the customer. */
        ANSWERED,
        /** The customer wrote to us, by whichever way. */
        ASKED,
        HELD,
        /** Goes on after a hold. */
        RESUMED,
        /** It works again by a workaround. */
        RESTORED,
        RESOLVED,
        REOPENED,
        /** Merged into another ticket or withdrawn: nothing is owed any more. */
        ENDED
    }

    public static Deed of(Kind kind, Instant at) {
        return new Deed(kind, at, Waiting.OTHER);
    }

    public static Deed held(Waiting on, Instant at) {
        return new Deed(Kind.HELD, at, on);
    }
}
