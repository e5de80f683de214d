package org.nightdesk.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, set wrong on purpose: runs on, so many seconds ahead or behind. */
public final class DriftingClock implements InstantSource {

    private volatile Duration drift = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(drift);
    }

    /** Ahead of the machine's; behind it when negative. */
    public void drift(Duration ahead) {
        drift = ahead;
    }
}
