package org.nightdesk.swap;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;

/** A swap as somebody wants it to be; the fields mean what they mean in {@link Swap}. */
public record SwapDraft(
        ScheduleId schedule, PersonId owner, Optional<PersonId> taker, Instant from, Instant until, String note) {

    public SwapDraft {
        note = note.strip();
    }
}
