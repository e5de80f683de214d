package org.nightdesk.mailbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.letter.Address;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Who wrote: the person we know by that address, or a new contact of the customer whose people have such addresses. */
@Component
class Requesters {

    private static final int LONGEST_NAME = 120;

    private final People people;
    private final Organisations organisations;

    Requesters(People people, Organisations organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    Optional<Person> find(Address from) {
        return from.isEmpty() ? Optional.empty() : people.findByEmail(from.address());
    }

    /** Empty when the address is none that could be answered. */
    Optional<Person> of(Address from, Instant now) {
        return of(from, find(from), now);
    }

    /** The same, where it was looked up already. */
    Optional<Person> of(Address from, Optional<Person> found, Instant now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        return found.or(() -> fresh(from).map(person -> people.create(person, Viewer.system(), now)));
    }

    private Optional<NewPerson> fresh(Address from) {
        String address = from.address().toLowerCase(Locale.ROOT);
        Optional<Organisation> customer = organisations.findByDomain(address.substring(address.indexOf('@') + 1));
        String name = name(from);
        try {
            return Optional.of(
                    new NewPerson(name, address, Role.REQUESTER, ZoneOffset.UTC, customer.map(Organisation::id)));
        } catch (Refused strange) {
            return Optional.empty();
        }
    }

    private static String name(Address from) {
        String name = from.name().replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty()) {
            return from.address().length() <= LONGEST_NAME
                    ? from.address()
                    : from.address().substring(0, LONGEST_NAME);
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
