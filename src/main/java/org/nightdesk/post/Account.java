package org.nightdesk.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Subject;

/**
 * An account elsewhere that is read by IMAP for {@code address}. {@code security} is tls, starttls or none; {@code afterwards} is seen, move (to
 * {@code moveTo}) or delete; {@code problem} says why it could not be read the last time; {@code watched}: its first folder tells at once what is new.
 */
record Account(
        long id,
        String address,
        String host,
        int port,
        String security,
        String login,
        AccountKey key,
        List<String> folders,
        String afterwards,
        String moveTo,
        boolean paused,
        String problem,
        Optional<Instant> readAt,
        boolean watched) {

    String text() {
        return "acc_" + id;
    }

    Subject subject() {
        return Subject.of("mail-account", id);
    }
}
