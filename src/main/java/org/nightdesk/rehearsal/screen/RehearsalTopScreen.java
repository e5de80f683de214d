package org.nightdesk.rehearsal.screen;

import java.time.Instant;
import java.util.List;

/** The most pressing of what would go wrong, on other screens; {@code more} are left out. */
public record RehearsalTopScreen(List<Line> lines, int more) {

    /** One trouble and when it comes first. */
    public record Line(String what, Instant first) {}
}
