package org.nightdesk.rota;

import java.time.Instant;
import java.util.Optional;

/** From an instant (inclusive) until another (exclusive); never empty. */
public record Span(Instant from, Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a span needs a length: " + from + " to " + until);
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** The part of another that lies in this one; empty when they do not touch. */
    public Optional<Span> within(Span other) {
        Instant begin = other.from.isAfter(from) ? other.from : from;
        Instant end = other.until.isBefore(until) ? other.until : until;
        return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }
}
