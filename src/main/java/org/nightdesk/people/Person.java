package org.nightdesk.people;

import java.time.ZoneId;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;

/** A person. {@code organisation} is set for customers' people only; {@code active} is false once they have left. */
public record Person(
        PersonId id,
        String name,
        String email,
        Role role,
        ZoneId zone,
        Optional<OrganisationId> organisation,
        boolean active) {

    public Actor actor() {
        return Actor.person(id.value(), name);
    }
}
