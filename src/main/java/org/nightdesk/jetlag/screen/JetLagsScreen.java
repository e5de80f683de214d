package org.nightdesk.jetlag.screen;

import java.time.Instant;
import java.util.List;

/** Shifts in somebody's night while they travel, that nobody has decided about; {@code others}: of others too, for a lead. */
public record JetLagsScreen(String sentence, boolean others, List<Line> lines) {

    /** One of them; {@code there} says it by the clocks there. A POST at {@code asking} asks for cover, at {@code keeping} it stays. */
    public record Line(
            String who, String schedule, Instant from, Instant until, String there, String asking, String keeping) {}
}
