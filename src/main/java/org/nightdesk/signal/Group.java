package org.nightdesk.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;

/** A group and the incident it has or last had; {@code ticket} is null only in the transaction that makes
 * the group; {@code worst} is the ordinal of the worst severity that joined, above all of them when none has. */
record Group(
        GroupKey key, @Nullable TicketId ticket, @Nullable Instant notedAt, int worst) {}
