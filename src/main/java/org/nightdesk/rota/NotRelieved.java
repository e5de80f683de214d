package org.nightdesk.rota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.PersonId;

/**
 * Knows who stays on call although their shift is over, because nobody has taken over from them yet; implemented above. Asked by every decision of
 * a page, a rehearsal and an outlook alike, so answered by one short look.
 */
public interface NotRelieved {

    /** Beside whoever is on call by the schedule at that instant, by what is known now; mostly empty. */
    List<PersonId> of(ScheduleId schedule, Instant at);

    /** As {@link #of}, for all schedules at once; without those of which everybody is relieved. */
    Map<ScheduleId, List<PersonId>> all(Instant at);

    /** How long each stayed on, as far as it lies in the span and before {@code now}. */
    List<Shift> stayed(ScheduleId schedule, Span span, Instant now);
}
