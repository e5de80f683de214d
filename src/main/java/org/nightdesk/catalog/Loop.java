package org.nightdesk.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the way by which a service would come to need itself. */
class Loop {

    private final Map<ServiceId, List<ServiceId>> arrows;
    private final Set<ServiceId> seen = new HashSet<>();
    private final Deque<ServiceId> path = new ArrayDeque<>();

    Loop(Map<ServiceId, List<ServiceId>> arrows) {
        this.arrows = arrows;
    }

    /** From {@code start} over what it needs back to {@code start}, both ends included; empty when there is no way. */
    List<ServiceId> from(ServiceId start) {
        path.add(start);
        if (!leadsTo(start, start)) {
            return List.of();
        }
        path.add(start);
        return List.copyOf(path);
    }

    private boolean leadsTo(ServiceId goal, ServiceId at) {
        for (ServiceId next : arrows.getOrDefault(at, List.of())) {
            if (next.equals(goal)) {
                return true;
            }
            if (seen.add(next)) {
                path.add(next);
                if (leadsTo(goal, next)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }
}
