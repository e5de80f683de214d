package org.nightdesk.push;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** A browser that can be pushed to; {@code token} is the address of its contact method {@code method}. {@code auth} is sealed. */
@SuppressWarnings("ArrayRecordComponent")
record Browser(
        String token,
        PersonId person,
        String name,
        String endpoint,
        byte[] publicKey,
        byte[] auth,
        long method,
        Instant createdAt,
        Optional<Instant> sentAt) {}
