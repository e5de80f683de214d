package org.nightdesk.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people are reached. Everyone keeps their own; an administrator keeps everybody's, and alone may call one verified unseen. */
@Component
public class ContactMethods {

    private static final int MOST = 20;
    private static final int LONGEST_ADDRESS = 2_000;

    private final ContactMethodStore store;
    private final People people;
    private final Channels channels;
    private final Timeline timeline;

    ContactMethods(ContactMethodStore store, People people, Channels channels, Timeline timeline) {
        this.store = store;
        this.people = people;
        this.channels = channels;
        this.timeline = timeline;
    }

    /** Of several people at once, each in order of rank. */
    public Map<PersonId, List<ContactMethod>> of(Collection<PersonId> people) {
        return store.of(people);
    }

    /** The address as its owner and leads read it: what was not typed by anybody says nothing to them. */
    String shown(ContactMethod method) {
        return channels.typedKinds().contains(method.kind())
                ? method.address()
                : channels.shown(method.kind(), method.address());
    }

    /** Who is reached there by one of these kinds, as far as it is verified and they still work here. */
    public List<PersonId> holders(Collection<String> kinds, String address) {
        return store.holders(kinds, address);
    }

    /** One of a person's methods; NotFound when it is another's. */
    public ContactMethod method(PersonId person, long id) {
        return store.of(person).stream()
                .filter(method -> method.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("no contact method " + id + " of " + person));
    }

    /** Adds one, last in rank; its id. The same address again can only become verified. */
    @Transactional
    public long add(PersonId person, NewContactMethod method, Viewer by, Instant now) {
        mayChange(person, by);
        if (method.verified()) {
            by.needs(Role.ADMINISTRATOR);
        }
        check(method, "");
        if (store.of(person).size() >= MOST) {
            throw Refused.invalid("address", "A person has at most " + MOST + " contact methods. Remove one first.");
        }
        NewContactMethod kept = kept(method);
        long id = store.insert(person, kept, now);
        append(person, "contact-method-added", kept.kind() + ": " + kept.address(), by, now);
        return id;
    }

    /** Makes exactly these the person's methods, in this order; one that stays and was verified remains so. For administrators. */
    @Transactional
    public void replace(PersonId person, List<NewContactMethod> given, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (given.size() > MOST) {
            throw Refused.invalid("contactMethods", "A person has at most " + MOST + " contact methods.");
        }
        for (int index = 0; index < given.size(); index++) {
            check(given.get(index), "contactMethods[" + index + "].");
        }
        List<NewContactMethod> wanted = given.stream().map(this::kept).toList();
        store.of(person).stream()
                .filter(kept -> wanted.stream().noneMatch(one -> one.isSame(kept)))
                .forEach(gone -> store.delete(gone.id()));
        for (int index = 0; index < wanted.size(); index++) {
            store.rank(store.insert(person, wanted.get(index), now), index + 1);
        }
        append(person, "contact-methods-changed", words(store.of(person)), by, now);
    }

    @Transactional
    public void remove(PersonId person, long id, Viewer by, Instant now) {
        mayChange(person, by);
        ContactMethod method = method(person, id);
        store.delete(id);
        append(person, "contact-method-removed", method.kind() + ": " + method.address(), by, now);
    }

    /**
     * A contact writes from this address as well: mail from there is theirs. For agents. Refused for staff, who prove their own, and when it is
     * somebody's already.
     */
    @Transactional
    public void alsoFrom(PersonId contact, String address, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Person person = people.person(contact);
        if (person.role() != Role.REQUESTER) {
            throw Refused.conflict(person.name() + " works here and proves addresses on their own profile.");
        }
        NewContactMethod method = new NewContactMethod("email", address, true);
        check(method, "");
        people.findByEmail(method.address()).ifPresent(known -> {
            throw Refused.invalid("address", "Mail from there is " + known.name() + "’s already.");
        });
        store.insert(contact, kept(method), now);
        append(contact, "contact-method-added", "email: " + method.address(), by, now);
    }

    /** Mail from this further address of a contact is theirs no more. For agents. */
    @Transactional
    public void notFrom(PersonId contact, long id, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        ContactMethod method = method(contact, id);
        Person person = people.person(contact);
        if (person.role() != Role.REQUESTER || method.address().equalsIgnoreCase(person.email())) {
            throw new NotFound("no further address " + id);
        }
        store.delete(id);
        append(contact, "contact-method-removed", "email: " + method.address(), by, now);
    }

    /** A message to this address came back for good: it counts as unverified until it is proved again. Nothing when that is known. */
    @Transactional
    public void failed(PersonId person, String kind, String address, String reason, Instant now) {
        if (store.fail(person, kind, address, reason) > 0) {
            append(person, "contact-method-failed", kind + ": " + address + ": " + reason, Viewer.system(), now);
        }
    }

    /** As {@link #failed(PersonId, String, String, String, Instant)}, for whoever is reached there. */
    @Transactional
    public void failed(String kind, String address, String reason, Instant now) {
        store.holders(List.of(kind), address).forEach(person -> failed(person, kind, address, reason, now));
    }

    /** It was proved that the address is the person's, otherwise than by figures typed in. Nothing when it is gone or verified. */
    @Transactional
    public void proved(PersonId person, long id, Instant now) {
        store.of(person).stream()
                .filter(method -> method.id() == id && !method.verified())
                .forEach(method -> {
                    store.verified(id, now);
                    append(person, "contact-method-verified", method.kind(), Viewer.system(), now);
                });
    }

    /** Moves one a place up: it is tried before the one that stood above it. */
    @Transactional
    public void raise(PersonId person, long id, Viewer by, Instant now) {
        mayChange(person, by);
        List<ContactMethod> before = store.of(person);
        int place = before.indexOf(method(person, id));
        if (place == 0) {
            return;
        }
        for (int index = 0; index < before.size(); index++) {
            int wanted = index == place ? place - 1 : index == place - 1 ? place : index;
            store.rank(before.get(index).id(), wanted + 1);
        }
        append(person, "contact-methods-changed", words(store.of(person)), by, now);
    }

    void mayChange(PersonId person, Viewer by) {
        if (!by.actor().equals(people.person(person).actor())) {
            by.needs(Role.ADMINISTRATOR);
        }
    }

    private void check(NewContactMethod method, String path) {
        if (!channels.kinds().contains(method.kind())) {
            throw Refused.invalid(
                    path + "kind",
                    "\"%s\" cannot be used here. Use %s."
                            .formatted(method.kind(), String.join(", ", channels.kinds())));
        }
        Optional<String> problem =
                method.address().isEmpty() || method.address().length() > LONGEST_ADDRESS
                        ? Optional.of("An address has 1 to " + LONGEST_ADDRESS + " characters.")
                        : channels.problemWith(method.kind(), method.address());
        problem.ifPresent(reason -> {
            throw Refused.invalid(path + "address", reason);
        });
    }

    private NewContactMethod kept(NewContactMethod method) {
        return new NewContactMethod(method.kind(), channels.kept(method.kind(), method.address()), method.verified());
    }

    private void append(PersonId person, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(person.subject(), now, by.actor(), verb, text, Map.of()));
    }

    private static String words(List<ContactMethod> methods) {
        return methods.isEmpty()
                ? "None."
                : String.join(
                        ", then ", methods.stream().map(ContactMethod::kind).toList());
    }
}
