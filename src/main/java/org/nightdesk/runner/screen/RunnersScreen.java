package org.nightdesk.runner.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Hosts that take commands. {@code admitted} is shown once; {@code without} are hosts that something waits for and that have no runner. */
public record RunnersScreen(
        List<Line> lines, List<Waiting> without, Optional<Admitted> admitted, boolean mayAdmit, Form form) {

    /** {@code start} is the line to type there; {@code reachable}: the address in it is one that was given for others, not this host's own guess. */
    public record Admitted(String host, String token, String address, String start, boolean reachable) {}

    /** {@code work} says what it is at and what waits for it, empty when nothing does. {@code silent}: it has not called in for minutes. */
    public record Line(
            String path, String host, String by, Instant at, Optional<Instant> seenAt, boolean silent, String work) {}

    public record Waiting(String host, int commands, Instant since) {}
}
