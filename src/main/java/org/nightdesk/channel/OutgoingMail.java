package org.nightdesk.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that a person, or the program in their name, writes. {@code messageId}, {@code inReplyTo} and {@code references} carry their angle
 * brackets; what is not a Message-ID is left out. {@code automatic}: nobody wrote it, so it asks not to be answered and takes no bounce (RFC 3834).
 */
public record OutgoingMail(
        String messageId,
        String from,
        String fromName,
        List<String> to,
        List<String> cc,
        String subject,
        String plain,
        String html,
        Optional<String> inReplyTo,
        List<String> references,
        boolean automatic,
        Instant date) {

    public OutgoingMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        references = List.copyOf(references);
    }
}
