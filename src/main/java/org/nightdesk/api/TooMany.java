package org.nightdesk.api;

import java.time.Duration;

/** A limit bites: becomes a 429 that says when to try again. */
public final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** {@code retryAfter} is told in whole seconds, rounded up. */
    public TooMany(Duration retryAfter) {
        super("too many requests", null, false, false);
        this.retryAfter = retryAfter;
    }

    long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
