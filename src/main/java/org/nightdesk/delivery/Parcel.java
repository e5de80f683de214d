package org.nightdesk.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that an order fell due. {@code missed}: how many times before it nobody was there to make one; this one stands for them. {@code due} is for when it was wanted, {@code run} the
 * report's run, 0 before there is one.
 */
record Parcel(
        long id,
        long order,
        Instant due,
        int missed,
        State state,
        String reason,
        int tries,
        long run,
        long rows,
        boolean truncated,
        Optional<Instant> asOf,
        String preview,
        Optional<String> file) {

    /** How far it is. */
    enum State {
        WAITING,
        MAKING,
        MADE,
        NOTHING,
        FAILED
    }
}
