package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;

/** A mail to a customer. {@code body} is Markdown; {@code automatic}: nobody wrote it; {@code entry} is the timeline's it
 * belongs to; {@code origin} is the ticket it was written on, of which its Message-ID is made. */
record Reply(
        long id,
        TicketId ticket,
        TicketId origin,
        MailboxId mailbox,
        Optional<Long> entry,
        String author,
        String subject,
        String body,
        String inReplyTo,
        List<String> references,
        boolean automatic,
        Instant createdAt) {}
