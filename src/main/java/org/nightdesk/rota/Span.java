package org.nightdesk.rota;

import java.time.Instant;

/** From an instant (inclusive) until another (exclusive); never empty. */
public record Span(Instant from, Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a span needs a length: " + from + " to " + until);
        }
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
