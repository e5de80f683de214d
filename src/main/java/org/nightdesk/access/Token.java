package org.nightdesk.access;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;

/**
 * An API token as it is kept: never with its key. What somebody's {@code own} token does, they do, and {@code role} is the most that they may do by it; any other belongs to a program.
 * {@code usedAt} is right to the minute; a revoked token opens nothing.
 */
public record Token(
        long id,
        String name,
        Role role,
        Optional<PersonId> own,
        Instant createdAt,
        Optional<Instant> usedAt,
        Optional<Instant> revokedAt) {

    /** A program's; somebody's own acts as that person. */
    public Actor actor() {
        return Actor.token(id, name);
    }
}
