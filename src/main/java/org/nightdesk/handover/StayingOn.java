package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import org.nightdesk.escalation.NotRelieved;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.springframework.stereotype.Component;

/** Tells paging who stays on call until their handover is accepted. */
@Component
class StayingOn implements NotRelieved {

    private final HandoverStore store;

    StayingOn(HandoverStore store) {
        this.store = store;
    }

    @Override
    public List<PersonId> of(ScheduleId schedule, Instant at) {
        return store.notRelieved(schedule, at);
    }
}
