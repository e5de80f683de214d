package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.signal.Item.AlertKey;

/** What is stored of an alert that is open; {@code expiresAt} null: it ends only when it is resolved. */
record OpenAlert(
        IntegrationId integration,
        UUID key,
        TicketId ticket,
        Instant startsAt,
        Instant lastSeenAt,
        @Nullable Instant expiresAt,
        @Nullable Instant quietUntil) {

    // Without a time at which it ends, a repeat is written down now and then, so that "last seen" tells something.
    private static final Duration WORTH_WRITING = Duration.ofSeconds(100);

    AlertKey id() {
        return new AlertKey(integration, key);
    }

    /** A resolve that is sent again must not close the episode that began after it. */
    boolean isNewerThan(Signal signal) {
        return signal.startsAt().filter(start -> start.isBefore(startsAt)).isPresent();
    }

    boolean isOlderThan(Signal signal) {
        return signal.startsAt().filter(startsAt::isBefore).isPresent();
    }

    /** Whoever resolved it by hand is left in peace for a while, but not by an alert that has ended and begun anew. */
    boolean breaksQuiet(Signal signal, Instant now) {
        return quietUntil != null && (!quietUntil.isAfter(now) || isOlderThan(signal));
    }

    boolean isWorthWriting(Signal signal, Instant now) {
        return breaksQuiet(signal, now) || isOlderThan(signal) || wearsOut(signal, now);
    }

    // Written again when a third of the time it was given has passed, or the sender now gives it less.
    private boolean wearsOut(Signal signal, Instant now) {
        Instant said = signal.expiresAt().orElse(null);
        if (said == null || expiresAt == null) {
            return said != expiresAt || !lastSeenAt.plus(WORTH_WRITING).isAfter(now);
        }
        Duration left = Duration.between(now, expiresAt);
        return said.isBefore(expiresAt)
                || left.multipliedBy(3).compareTo(Duration.between(now, said).multipliedBy(2)) < 0;
    }
}
