package org.nightdesk.course;

import java.util.List;

/** One installation that a plan touches: {@code key} is never used for two, and is what an execution holds on to; {@code name} is what people type. */
public record Target(String key, String name, String customer, String environment, List<Step> steps) {

    public Target {
        steps = List.copyOf(steps);
    }
}
