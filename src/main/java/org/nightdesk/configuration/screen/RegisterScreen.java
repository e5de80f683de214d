package org.nightdesk.configuration.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The settings of an installation, now or as they were {@code at}; {@code summary} counts, {@code words} narrow, {@code reads} says how it is read. */
public record RegisterScreen(
        String name,
        String path,
        String environment,
        boolean isProtected,
        String summary,
        String words,
        boolean onlyDrift,
        String at,
        String problem,
        Optional<Instant> then,
        List<Line> lines,
        List<Read> reads,
        String compare,
        boolean mayRead,
        boolean mayWrite) {

    /** One setting; {@code expected} is empty when it is what it is, {@code tone} and {@code drift} say how it drifts, {@code driftSince} from when. */
    public record Line(
            String path,
            String key,
            String about,
            String value,
            String expected,
            String drift,
            String tone,
            Optional<Instant> driftSince,
            Optional<Instant> since,
            String who,
            List<Past> past) {}

    /** What it was before. */
    public record Past(String value, Instant since, String who) {}

    /** How a source fared; {@code problem} and {@code unknown} may be empty. */
    public record Read(String said, Optional<Instant> at, String problem, String unknown) {}
}
