package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;

/** A group and the incident it has or last had; {@code ticket} is null only in the transaction that makes
 * the group; {@code worst} is the ordinal of the worst severity that joined, above all of them when none has. */
record Group(
        GroupKey key,
        @Nullable TicketId ticket,
        @Nullable Instant clearedAt,
        @Nullable Instant notedAt,
        int worst) {

    /** Whether its incident is over, but so lately that it is the same one. */
    boolean backSoon(Duration window, Instant now) {
        return clearedAt != null && !now.isAfter(clearedAt.plus(window));
    }
}
