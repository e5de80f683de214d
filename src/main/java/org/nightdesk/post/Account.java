package org.nightdesk.post;

import java.time.Instant;
import java.util.Optional;

/**
 * An account elsewhere that is read by IMAP for {@code address}. {@code security} is tls, starttls or none; {@code afterwards} is seen, move (to
 * {@code moveTo}) or delete; {@code problem} says why it could not be read the last time.
 */
record Account(
        long id,
        String address,
        String host,
        int port,
        String security,
        String login,
        byte[] password,
        String folder,
        String afterwards,
        String moveTo,
        String problem,
        Optional<Instant> readAt) {

    String text() {
        return "acc_" + id;
    }
}
