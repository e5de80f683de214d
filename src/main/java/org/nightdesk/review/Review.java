package org.nightdesk.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/**
 * A root cause analysis. {@code version} counts saved texts, {@code changes} every change of anything; {@code zone} is the one its times are
 * written in; {@code savedBy} and {@code savedAt} belong to the newest text.
 */
record Review(
        ReviewId id,
        TicketId ticket,
        Optional<PersonId> owner,
        ZoneId zone,
        int version,
        int changes,
        ReviewState state,
        Sections sections,
        Instant begunAt,
        String savedBy,
        Instant savedAt,
        List<Question> questions,
        List<Action> actions) {

    boolean isApproved() {
        return state instanceof ReviewState.Approved;
    }

    Words words() {
        return new Words(zone);
    }

    /** Why it cannot be approved, each a sentence; empty when it can. */
    List<String> obstacles() {
        return Obstacles.of(questions, actions);
    }
}
