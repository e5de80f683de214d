package org.nightdesk.intake.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All senders. {@code mayChange}: who looks may add one. */
public record IntegrationsScreen(List<Row> rows, boolean mayChange) {

    /** One sender; {@code kind} in people's words. */
    public record Row(String path, String name, String kind, String service, Optional<Instant> lastSignalAt) {}
}
