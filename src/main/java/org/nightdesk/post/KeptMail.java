package org.nightdesk.post;

import java.time.Instant;
import java.util.List;

/** A mail as it is kept, without its raw form. {@code state} is waiting, read, unclaimed or unreadable; {@code reason} says why not. */
record KeptMail(
        MailId id,
        String messageId,
        String subject,
        String way,
        String sender,
        List<String> recipients,
        Instant receivedAt,
        int arrivals,
        int size,
        String state,
        int tries,
        String reason) {}
