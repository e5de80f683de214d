package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.NotRelieved;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Tells paging, the lanes and programs who stays on call until their handover is accepted. */
@Component
class StayingOn implements NotRelieved {

    private final StayingStore store;

    StayingOn(StayingStore store) {
        this.store = store;
    }

    @Override
    public List<PersonId> of(ScheduleId schedule, Instant at) {
        return store.of(schedule, at);
    }

    @Override
    public Map<ScheduleId, List<PersonId>> all(Instant at) {
        return store.all(at);
    }

    @Override
    public List<Shift> stayed(ScheduleId schedule, Span span, Instant now) {
        return store.stayed(schedule, span, now);
    }
}
