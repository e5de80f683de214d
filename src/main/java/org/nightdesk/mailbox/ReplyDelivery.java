package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One recipient of a reply; {@code copy}: named in its Cc. {@code state} is waiting, sending, sent, failed, unknown (may have arrived), cancelled or bounced; {@code dueAt} is
 * when it is sent next, or the end of the lease.
 */
record ReplyDelivery(
        long id,
        long reply,
        String address,
        boolean copy,
        String state,
        int tries,
        Optional<Instant> dueAt,
        String reason) {

    boolean mayBeCancelled() {
        return state.equals("waiting") && tries == 0;
    }
}
