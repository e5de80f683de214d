package org.nightdesk.runner.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Hosts that take commands; {@code token} is a new one, shown this once, else empty. */
public record RunnersScreen(List<Line> lines, String token, boolean mayAdmit, Form form) {

    public record Line(String path, String host, String by, Instant at, Optional<Instant> seenAt) {}
}
