package org.nightdesk.absence;

import java.time.Instant;
import org.nightdesk.people.PersonId;

/** An absence as somebody wants it to be; the fields mean what they mean in {@link Absence}. */
record AbsenceDraft(PersonId person, Instant from, Instant until, boolean wholeDays, String reason) {

    AbsenceDraft {
        reason = reason.strip();
    }
}
