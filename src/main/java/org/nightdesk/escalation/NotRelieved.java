package org.nightdesk.escalation;

import java.time.Instant;
import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;

/**
 * Knows who stays on call although their shift is over, because nobody has taken over from them yet; implemented above. Asked by every decision of
 * a page, a rehearsal and an outlook alike, so answered by one short look.
 */
public interface NotRelieved {

    /** Beside whoever is on call by the schedule at that instant, by what is known now; mostly empty. */
    List<PersonId> of(ScheduleId schedule, Instant at);
}
