package org.nightdesk.abuse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;

/** A thread was flagged as abusive; {@code addresses} are its senders', {@code passedTo} is who has it now. */
record Flag(
        TicketId ticket,
        List<String> addresses,
        String by,
        String passedTo,
        Instant at,
        Optional<Verdict> verdict,
        String decidedBy) {

    boolean isOpen() {
        return verdict.isEmpty();
    }
}
