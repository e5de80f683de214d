package org.nightdesk.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock as it is drawn: ring, words, and what is due. {@code left} is the share that is left in percent; {@code due}
 * is empty when the clock does not run; {@code what} says what is due, or for whom it waits.
 */
public record ClockFace(Kind kind, Optional<Instant> due, int left, String what) {

    /** How it stands. */
    public enum Kind {
        RUNNING,
        PAUSED,
        MET
    }

    private static final Duration SOON = Duration.ofHours(1);
    private static final int QUARTER = 25;

    public ClockFace {
        left = Math.clamp(left, 0, 100);
    }

    /** Runs from {@code since} until {@code due}. */
    public static ClockFace running(Instant since, Instant due, Instant now, String what) {
        long whole = Math.max(1, Duration.between(since, due).toSeconds());
        long rest = Duration.between(now, due).toSeconds();
        return new ClockFace(Kind.RUNNING, Optional.of(due), (int) Math.clamp(rest * 100 / whole, 0, 100), what);
    }

    public static ClockFace paused(String forWhom) {
        return new ClockFace(Kind.PAUSED, Optional.empty(), 0, forWhom);
    }

    public static ClockFace met(String what) {
        return new ClockFace(Kind.MET, Optional.empty(), 0, what);
    }

    /** The class that colours it: soon is under an hour or under a quarter. */
    public String tone(Instant now) {
        return switch (kind) {
            case PAUSED -> "paused";
            case MET -> "met";
            case RUNNING -> toneOf(Duration.between(now, due.orElse(now)));
        };
    }

    public String words(Times times) {
        return switch (kind) {
            case PAUSED -> "on hold";
            case MET -> "met";
            case RUNNING -> due.map(times::left).orElse("");
        };
    }

    public String title(Times times) {
        return due.map(at -> "Due " + times.title(at)).orElse("");
    }

    /** For the script that counts. */
    public String dueText() {
        return due.map(Instant::toString).orElse("");
    }

    private String toneOf(Duration rest) {
        if (rest.isNegative()) {
            return "late";
        }
        return rest.compareTo(SOON) < 0 || left < QUARTER ? "soon" : "ok";
    }
}
