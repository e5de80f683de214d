package org.nightdesk.relation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.desk.TicketId;

/** One ticket was made part of another; {@code entries} are those of the timeline that went over. */
record Merge(TicketId part, TicketId whole, List<Long> entries, String by, Instant at) {

    /** How long it can be taken back. */
    static final Duration REGRET = Duration.ofDays(7);

    Instant until() {
        return at.plus(REGRET);
    }

    boolean mayBeUndone(Instant now) {
        return now.isBefore(until());
    }
}
