package org.nightdesk.post;

import java.time.Instant;
import java.util.List;
import org.nightdesk.letter.Letter;

/**
 * A mail as it was taken in. {@code way} is {@code smtp} or the name of the account it was fetched from; {@code sender} is the
 * envelope's, empty for a bounce (RFC 5321, section 4.5.5); {@code recipients} are those that the reader owns, in small letters.
 */
public record ReceivedMail(
        MailId id, String way, String sender, List<String> recipients, Instant receivedAt, Letter letter) {

    public ReceivedMail {
        recipients = List.copyOf(recipients);
    }
}
