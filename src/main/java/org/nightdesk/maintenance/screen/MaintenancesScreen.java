package org.nightdesk.maintenance.screen;

import java.time.Instant;
import java.util.List;

/** Maintenance that is on or to come, the first to begin first, and the last that ended. */
public record MaintenancesScreen(String sentence, List<Line> lines, List<Line> past, boolean mayPlan) {

    /** One window; {@code ending} is where it is ended now, empty for whoever may not or when it is over. */
    public record Line(
            String path,
            String where,
            String reason,
            Instant from,
            Instant until,
            boolean on,
            String held,
            String ending) {}
}
