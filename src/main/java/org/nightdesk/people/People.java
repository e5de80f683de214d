package org.nightdesk.people;

import java.time.Instant;
import java.time.ZoneId;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons this installation knows: staff and customers' contacts. */
@Component
public class People {

    private final PersonStore store;
    private final ContactMethodStore methods;
    private final Timeline timeline;
    private final ObjectProvider<Whereabouts> elsewhere;

    People(PersonStore store, ContactMethodStore methods, Timeline timeline, ObjectProvider<Whereabouts> elsewhere) {
        this.store = store;
        this.methods = methods;
        this.timeline = timeline;
        this.elsewhere = elsewhere;
    }

    /** Throws NotFound when there is none. */
    public Person person(PersonId id) {
        return find(id).orElseThrow(() -> new NotFound("no person " + id.value()));
    }

    public Optional<Person> find(PersonId id) {
        return store.find(id);
    }

    /** By which clocks somebody goes at that instant: those of where they travel, else of where they live. */
    public ZoneId zone(Person person, Instant at) {
        return elsewhere.stream()
                .flatMap(where -> where.zone(person.id(), at).stream())
                .findFirst()
                .orElse(person.zone());
    }

    /** Case does not matter; by any address that is proved to be theirs, and by that of a contact that was merged, who they are part of. */
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

    /** The leads of the teams that somebody is in, by name; every lead where there is none, and the administrators where there is no lead. */
    public List<Person> leadsOf(PersonId person) {
        return store.leadsOf(person);
    }

    /** Everybody, staff and customers' contacts, by id after this one; {@code words} must all be in name or address, case does not matter. */
    public List<Person> following(long after, String words, int limit) {
        return store.following(after, words, limit);
    }

    /** A customer's contacts by name, those who have left at the end. */
    public List<Person> contacts(OrganisationId organisation) {
        return store.of(organisation);
    }

    /** Whether nobody has ever been here. */
    public boolean isEmpty() {
        return store.following(0, "", 1).isEmpty();
    }

    /** A person's methods in order of rank, verified or not. */
    public List<ContactMethod> contactMethods(PersonId id) {
        return methods.of(id);
    }

    /**
     * A new person, who cannot sign in before a password is set, reached by mail at their address until other methods are added; not
     * verified. Refused when the address is taken. For administrators; agents add customers' contacts.
     */
    @Transactional
    public Person create(NewPerson person, Viewer by, Instant now) {
        boolean contact =
                person.role() == Role.REQUESTER && person.organisation().isPresent();
        by.needs(contact ? Role.AGENT : Role.ADMINISTRATOR);
        PersonId id = store.insert(person, now).orElseThrow(() -> taken(person.email()));
        methods.insert(id, new NewContactMethod("email", person.email(), false), now);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                "created",
                "%s was added as %s.".formatted(person.name(), person.role().word()),
                Map.of("role", person.role().word())));
        return person(id);
    }

    /** For administrators; a person may change their own name and zone. Refused when the last administrator would be gone. */
    @Transactional
    public Person change(PersonId id, PersonChange change, Viewer by, Instant now) {
        Person before = store.lock(id).orElseThrow(() -> new NotFound("no person " + id.value()));
        boolean own = by.actor().equals(before.actor()) && change.isHarmless();
        if (!own) {
            by.needs(Role.ADMINISTRATOR);
        }
        Person after = change.applied(before);
        List<String> words = PersonChange.words(before, after);
        if (words.isEmpty()) {
            return before;
        }
        if (store.mergedInto(id).isPresent()) {
            throw Refused.conflict(
                    before.name() + " is part of another contact. Change that one, or take the merge back.");
        }
        check(before, after);
        store.update(after);
        timeline.append(Entry.internal(id.subject(), now, by.actor(), "changed", String.join(" ", words), Map.of()));
        return after;
    }

    /**
     * A contact of no customer becomes one of this customer's: what they ask for from now on is the customer's. For agents. Nothing when they are that
     * already; refused for staff and for another customer's contact.
     */
    @Transactional
    public Person join(PersonId id, Organisation customer, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Person person = store.lock(id).orElseThrow(() -> new NotFound("no person " + id.value()));
        if (person.organisation().filter(customer.id()::equals).isPresent()) {
            return person;
        }
        if (person.role() != Role.REQUESTER || person.organisation().isPresent()) {
            throw Refused.conflict(person.name() + " is not a contact without a customer.");
        }
        store.join(id, customer.id());
        timeline.append(Entry.internal(
                id.subject(), now, by.actor(), "changed", "Customer: " + customer.name() + ".", Map.of()));
        return person(id);
    }

    private void check(Person before, Person after) {
        if (!after.email().equalsIgnoreCase(before.email())
                && store.findByEmail(after.email()).isPresent()) {
            throw taken(after.email());
        }
        boolean leads = after.active() && after.role() == Role.ADMINISTRATOR;
        if (!leads && before.role() == Role.ADMINISTRATOR && store.isLastAdministrator(before.id())) {
            throw Refused.conflict(before.name()
                    + " is the only administrator. Make somebody else one first, or nobody could change anything.");
        }
    }

    private static Refused taken(String email) {
        return Refused.invalid(
                "email", email + " belongs to somebody already. Open that person, or use another address.");
    }
}
