package org.nightdesk.configuration.screen;

import java.time.Instant;
import java.util.List;

/** The register on the installation's page: a sentence, and what nobody explained. */
public record BriefScreen(String path, String summary, List<Line> lines) {

    /** A difference that nobody explained. */
    public record Line(String path, String key, String current, String expected, Instant since) {}
}
