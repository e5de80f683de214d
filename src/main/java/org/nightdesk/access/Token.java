package org.nightdesk.access;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;

/** An API token as it is kept: never with its key. {@code usedAt} is right to the minute; a revoked token opens nothing. */
public record Token(
        long id, String name, Role role, Instant createdAt, Optional<Instant> usedAt, Optional<Instant> revokedAt) {

    public Actor actor() {
        return Actor.token(id, name);
    }
}
