package org.nightdesk.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock as it is drawn: ring, words, and what it is about. {@code at} is when a running clock ends, or since when the
 * others stand; {@code left} is the share that is left in percent; {@code words} stand in place of a time; {@code what} is
 * the smaller word beside it.
 */
public record ClockFace(Kind kind, Optional<Instant> at, int left, String words, String what) {

    /** How it stands. */
    public enum Kind {
        RUNNING,
        WAITING,
        STANDING,
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
        return new ClockFace(Kind.RUNNING, Optional.of(due), (int) Math.clamp(rest * 100 / whole, 0, 100), "", what);
    }

    /** Nobody has it, since then. */
    public static ClockFace waiting(Instant since, String what) {
        return new ClockFace(Kind.WAITING, Optional.of(since), 100, "", what);
    }

    /** Somebody is on it, without a promise, since then. */
    public static ClockFace standing(Instant since, String what) {
        return new ClockFace(Kind.STANDING, Optional.of(since), 0, "", what);
    }

    /** {@code words} such as "on hold"; {@code forWhom} it waits. */
    public static ClockFace paused(String words, String forWhom) {
        return new ClockFace(Kind.PAUSED, Optional.empty(), 0, words, forWhom);
    }

    /** The same, since when: {@code words} say how long. */
    public static ClockFace held(Instant since, String words, String forWhom) {
        return new ClockFace(Kind.PAUSED, Optional.of(since), 0, words, forWhom);
    }

    public static ClockFace met(String words, String what) {
        return new ClockFace(Kind.MET, Optional.empty(), 0, words, what);
    }

    /** The class that colours it: soon is under an hour or under a quarter, and whatever waits for a person. */
    public String tone(Instant now) {
        return switch (kind) {
            case PAUSED -> "paused";
            case MET -> "met";
            case WAITING -> "soon";
            case STANDING -> "ok";
            case RUNNING -> toneOf(Duration.between(now, at.orElse(now)));
        };
    }

    public String words(Times times) {
        return switch (kind) {
            case PAUSED, MET -> words;
            case WAITING, STANDING -> at.map(times::distance).orElse("");
            case RUNNING -> at.map(times::left).orElse("");
        };
    }

    public String title(Times times) {
        String start = kind == Kind.RUNNING ? "Due " : "Since ";
        return at.map(moment -> start + times.title(moment)).orElse("");
    }

    /** When it ends, for the script that counts; empty for one that does not run. */
    public String dueText() {
        return kind == Kind.RUNNING ? at.map(Instant::toString).orElse("") : "";
    }

    /** Since when, for the script that counts; empty for one that runs or rests. */
    public String sinceText() {
        return kind == Kind.WAITING || kind == Kind.STANDING
                ? at.map(Instant::toString).orElse("")
                : "";
    }

    private String toneOf(Duration rest) {
        if (rest.isNegative()) {
            return "late";
        }
        return rest.compareTo(SOON) < 0 || left < QUARTER ? "soon" : "ok";
    }
}
