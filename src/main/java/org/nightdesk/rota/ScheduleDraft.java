package org.nightdesk.rota;

import java.time.ZoneId;
import java.util.List;

/** A schedule as somebody wants it to be. */
public record ScheduleDraft(String name, String description, ZoneId zone, List<Layer> layers) {

    public ScheduleDraft {
        name = name.strip();
        description = description.strip();
        layers = List.copyOf(layers);
    }

    ScheduleDraft with(List<Layer> others) {
        return new ScheduleDraft(name, description, zone, others);
    }
}
