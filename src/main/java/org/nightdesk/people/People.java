package org.nightdesk.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The persons this installation knows: staff and customers' contacts. */
@Component
public class People {

    /** Throws NotFound when there is none. */
    public Person person(PersonId id) {
        throw new IllegalStateException("not built: " + id);
    }

    public Optional<Person> find(PersonId id) {
        return Optional.empty();
    }

    /** Case does not matter. */
    public Optional<Person> findByEmail(String email) {
        return Optional.empty();
    }

    /** Names by id; ids that do not exist are left out. */
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        return Map.of();
    }

    /** Active staff (responder upwards) by name. */
    public List<Person> staff() {
        return List.of();
    }

    /** A person's methods in order of rank, verified or not. */
    public List<ContactMethod> contactMethods(PersonId id) {
        return List.of();
    }
}
