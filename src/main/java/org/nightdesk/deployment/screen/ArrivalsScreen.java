package org.nightdesk.deployment.screen;

import java.time.Instant;
import java.util.List;

/** What pipelines sent, the last first; {@code older} is where to go on, empty at the end. */
public record ArrivalsScreen(List<Line> lines, String older) {

    /** One request. */
    public record Line(
            Instant at, String source, String shape, String outcome, String tone, String reason, String body) {}
}
