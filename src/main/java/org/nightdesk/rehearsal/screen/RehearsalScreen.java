package org.nightdesk.rehearsal.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What would go wrong. {@code from} and {@code until} are what was gone through, empty before the first time. {@code mayRehearse}: a lead looks. */
public record RehearsalScreen(
        String sentence, Optional<Instant> from, Optional<Instant> until, List<Line> lines, boolean mayRehearse) {

    /** One trouble; {@code often} says how many times and how long, {@code path} leads to the remedy. */
    public record Line(String what, String often, String remedy, String path, Instant first, boolean late) {}
}
