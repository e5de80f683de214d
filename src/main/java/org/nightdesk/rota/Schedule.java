package org.nightdesk.rota;

import java.time.ZoneId;
import java.util.List;

/**
 * Who is on call by plan. A later layer covers an earlier one wherever it is on duty. {@code version} rises with each
 * change.
 */
public record Schedule(ScheduleId id, String name, String description, ZoneId zone, List<Layer> layers, long version) {

    public Schedule {
        layers = List.copyOf(layers);
    }
}
