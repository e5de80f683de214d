package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;

/** Moments and lengths as microseconds: what the database keeps, and quick to add up. */
final class Micros {

    private static final long SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant at) {
        return at.getEpochSecond() * SECOND + at.getNano() / 1000;
    }

    static long of(Duration length) {
        return length.getSeconds() * SECOND + length.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }

    static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }
}
