package org.nightdesk.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons this installation knows: staff and customers' contacts. */
@Component
public class People {

    private final PersonStore store;
    private final ContactMethodStore methods;
    private final Timeline timeline;

    People(PersonStore store, ContactMethodStore methods, Timeline timeline) {
        this.store = store;
        this.methods = methods;
        this.timeline = timeline;
    }

    /** Throws NotFound when there is none. */
    public Person person(PersonId id) {
        return find(id).orElseThrow(() -> new NotFound("no person " + id.value()));
    }

    public Optional<Person> find(PersonId id) {
        return store.find(id);
    }

    /** Case does not matter. */
    public Optional<Person> findByEmail(String email) {
        return store.findByEmail(email);
    }

    /** Names by id; ids that do not exist are left out. */
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /** Active staff (responder upwards) by name. */
    public List<Person> staff() {
        return store.activeStaff();
    }

    /** A person's methods in order of rank, verified or not. */
    public List<ContactMethod> contactMethods(PersonId id) {
        return methods.of(id);
    }

    /**
     * A new person, who cannot sign in before a password is set, reached by mail at their address until other methods are added; not
     * verified. Refused when the address is taken. For administrators.
     */
    @Transactional
    public Person create(NewPerson person, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        PersonId id = store.insert(person, now)
                .orElseThrow(() -> Refused.invalid(
                        "email",
                        person.email() + " belongs to somebody already. Open that person, or use another address."));
        methods.insert(id, "email", person.email(), false, now);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                "created",
                "%s was added as %s.".formatted(person.name(), person.role().word()),
                Map.of("role", person.role().word())));
        return person(id);
    }

    /**
     * Adds a way to reach the person, last in rank; its id. {@code verified} is an administrator's word that the address is the person's;
     * adding the same address again only ever makes it verified.
     */
    @Transactional
    public long addContactMethod(PersonId id, String kind, String address, boolean verified, Viewer by, Instant now) {
        Person person = person(id);
        boolean own = by.actor().equals(person.actor());
        if (!own || verified) {
            by.needs(Role.ADMINISTRATOR);
        }
        long method = methods.insert(id, kind, address, verified, now);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                "contact-method-added",
                "%s: %s%s".formatted(kind, address, verified ? ", verified" : ""),
                Map.of("kind", kind, "verified", verified)));
        return method;
    }
}
