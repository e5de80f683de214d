package org.nightdesk.rota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.PersonId;
import org.springframework.stereotype.Component;

/** Who is on call, at every instant. */
@Component
public class Schedules {

    /** Who is on call at this instant, overrides applied; empty is a gap, or an unknown schedule. */
    public List<PersonId> onCall(ScheduleId id, Instant at) {
        return List.of();
    }

    /** The shifts that touch the span, in order, overrides applied, cut to the span. */
    public List<Shift> shifts(ScheduleId id, Instant from, Instant until) {
        return List.of();
    }

    /** All schedules, id to name, by name. */
    public Map<ScheduleId, String> names() {
        return Map.of();
    }
}
