package org.nightdesk.runner.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Hosts that take commands. {@code token} is shown once, empty otherwise; {@code without} are hosts that something waits for and that have no runner. */
public record RunnersScreen(
        List<Line> lines, List<Waiting> without, String token, String host, boolean mayAdmit, Form form) {

    /** {@code work} says what it is at and what waits for it, empty when nothing does. {@code silent}: it has not called in for minutes. */
    public record Line(
            String path, String host, String by, Instant at, Optional<Instant> seenAt, boolean silent, String work) {}

    public record Waiting(String host, int commands, Instant since) {}
}
