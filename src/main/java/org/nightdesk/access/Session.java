package org.nightdesk.access;

import java.time.Instant;
import org.nightdesk.people.PersonId;

/**
 * A signed-in browser, as a request finds it. {@code confirmed} is false between the password and the second factor: then it opens
 * nothing but the page that asks for it.
 */
public record Session(
        long id,
        PersonId person,
        boolean confirmed,
        String address,
        String browser,
        Instant createdAt,
        Instant usedAt) {}
