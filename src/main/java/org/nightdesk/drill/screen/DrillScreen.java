package org.nightdesk.drill.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The test page through a policy. {@code path} is where one is begun; {@code page} the proof of the last, empty when there was none; {@code open}
 * while it goes on, until {@code endsAt} at the latest; {@code became} says how it stands.
 */
public record DrillScreen(
        String path,
        String priority,
        boolean open,
        String page,
        Optional<Instant> begunAt,
        Optional<Instant> endsAt,
        String became) {

    /** What it may be sent as. */
    public static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4", "P5");
}
