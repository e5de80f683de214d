package org.nightdesk.swap;

import java.util.Locale;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/**
 * {@code owner} is on call by {@code schedule} in this span, or in part of it, and wants {@code taker} to be instead; without a taker whoever
 * accepts. An accepted one has the override that does it; {@code askedBy} is a name.
 */
public record Swap(
        SwapId id,
        ScheduleId schedule,
        PersonId owner,
        Optional<PersonId> taker,
        Span span,
        String note,
        State state,
        Optional<OverrideId> override,
        String askedBy) {

    /** Where it stands. */
    public enum State {
        ASKED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        UNDONE;

        /** The word of the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
