package org.nightdesk.access.screen;

import java.time.Instant;
import java.util.Optional;

/** One token in the list. */
public record TokenLine(
        long id, String name, String role, Instant created, Optional<Instant> used, Optional<Instant> revoked) {}
