package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;

/** A group and the incident it has or last had; {@code ticket} is null only in the transaction that makes
 * the group; {@code worst} is the ordinal of the worst severity that joined, above all of them when none has. */
record Group(
        GroupKey key, @Nullable TicketId ticket, @Nullable Instant notedAt, int worst) {

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    boolean isWorsenedBy(Severity severity) {
        return severity.ordinal() < worst;
    }

    /** Whether what joins is told: at most once a minute, and always when it is worse than all before. */
    boolean notes(Severity severity, Instant now) {
        return isWorsenedBy(severity) || isQuiet(now);
    }

    /** Whether nothing was told for a minute. */
    boolean isQuiet(Instant now) {
        return notedAt == null || !notedAt.plus(BETWEEN_NOTES).isAfter(now);
    }
}
