package org.nightdesk.cover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/**
 * {@code person} is on call by {@code schedule} in this span and cannot be reached. {@code asked} may take it, the least loaded first, without
 * those who have said that they cannot. When nobody has by {@code leadAt}, a lead is told. One that was taken has its taker and override.
 */
record CoverRequest(
        CoverRequestId id,
        AbsenceId absence,
        PersonId person,
        ScheduleId schedule,
        Span span,
        State state,
        List<PersonId> asked,
        Optional<PersonId> taker,
        Optional<OverrideId> override,
        Instant leadAt,
        boolean leadTold) {

    private static final Duration BEFORE = Duration.ofHours(24);
    private static final Duration TO_ANSWER = Duration.ofHours(1);

    /** Where it stands; settled: nobody needs to cover any more. */
    enum State {
        OPEN,
        TAKEN,
        UNDONE,
        SETTLED;

        /** The word of the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A day before the shift; nearer to it an hour from now, but an hour before the shift at the latest; else at once. */
    static Instant leadAt(Instant from, Instant now) {
        Instant day = from.minus(BEFORE);
        Instant hour = now.plus(TO_ANSWER);
        Instant calm = day.isAfter(hour) ? day : hour;
        Instant last = from.minus(TO_ANSWER);
        Instant at = calm.isBefore(last) ? calm : last;
        return at.isAfter(now) ? at : now;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
