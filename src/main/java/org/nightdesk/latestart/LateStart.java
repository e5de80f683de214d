package org.nightdesk.latestart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/**
 * The proposal to begin at {@code rested} instead of at {@code usual} after the night of {@code evening}. {@code covers} are the hours on call in between,
 * in order; none when there are none.
 */
record LateStart(
        long id, PersonId person, LocalDate evening, Instant usual, Instant rested, State state, List<Cover> covers) {

    LateStart {
        covers = List.copyOf(covers);
    }

    /** What the person made of it. */
    enum State {
        PROPOSED,
        LATE,
        USUAL;

        /** The word of the API and the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Hours of a schedule that somebody else would take; empty when nobody may. */
    record Cover(ScheduleId schedule, Span span, Optional<PersonId> taker) {}
}
