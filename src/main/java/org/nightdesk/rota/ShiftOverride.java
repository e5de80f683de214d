package org.nightdesk.rota;

import java.util.Optional;
import org.nightdesk.people.PersonId;

/**
 * An exception from the rotation for a span. {@link Kind#ADD}: {@code person} is on call as well. {@link Kind#REMOVE}:
 * {@code replaces} is not on call. {@link Kind#REPLACE}: {@code person} takes the place of {@code replaces} where that one
 * is on call, or of everybody when it is empty, and then also fills a gap. Later overrides act on the result of earlier ones.
 */
public record ShiftOverride(
        OverrideId id,
        ScheduleId schedule,
        Kind kind,
        Optional<PersonId> person,
        Optional<PersonId> replaces,
        Span span,
        String reason) {

    /** What it does. */
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }
}
