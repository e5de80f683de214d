package org.nightdesk.change.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The changes that are not over, the last that ended, and how many fail. */
public record ChangesScreen(String sentence, String rate, List<Line> open, List<Line> ended) {

    /** One change; {@code at} is when it is planned, began or ended. */
    public record Line(
            String path, String title, String state, String tone, String where, String detail, Optional<Instant> at) {}
}
