package org.nightdesk.delivery.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is delivered again and again. */
public record OrdersScreen(List<Line> lines) {

    /** One order; {@code due} is empty while it rests, {@code trouble} what went wrong last, or empty. */
    public record Line(
            String path,
            String name,
            String report,
            String when,
            String where,
            String owner,
            Optional<Instant> due,
            String trouble) {}
}
