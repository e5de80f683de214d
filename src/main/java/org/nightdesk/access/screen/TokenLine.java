package org.nightdesk.access.screen;

import java.time.Instant;
import java.util.Optional;

/** One token in the list; {@code whose} is whose own it is, empty for a program's. */
public record TokenLine(
        long id,
        String name,
        String whose,
        String role,
        Instant created,
        Optional<Instant> used,
        Optional<Instant> revoked) {}
