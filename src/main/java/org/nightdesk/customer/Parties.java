package org.nightdesk.customer;

import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonMerges;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.springframework.stereotype.Component;

/** Which customers and contacts there are, and what of them is one. */
@Component
class Parties {

    private final Organisations organisations;
    private final People people;
    private final PersonMerges personMerges;

    Parties(Organisations organisations, People people, PersonMerges personMerges) {
        this.organisations = organisations;
        this.people = people;
        this.personMerges = personMerges;
    }

    /** The one written like that; NotFound when there is none, and for staff, of whom nothing is kept here. */
    Party party(String text) {
        return Party.parse(text).filter(this::exists).orElseThrow(() -> new NotFound("no customer or contact " + text));
    }

    private boolean exists(Party party) {
        return party.customer().flatMap(organisations::find).isPresent()
                || party.contact()
                        .flatMap(people::find)
                        .filter(person -> person.role() == Role.REQUESTER)
                        .isPresent();
    }

    String name(Party party) {
        return party.customer()
                .map(id -> organisations.organisation(id).name())
                .orElseGet(() -> people.person(party.contact().orElseThrow()).name());
    }

    /** What stands for it: itself, or what it was merged into. */
    Party standing(Party party) {
        return party.customer().map(id -> Party.of(organisations.standing(id))).orElseGet(() -> {
            var contact = party.contact().orElseThrow();
            return Party.of(personMerges.into(contact).orElse(contact));
        });
    }
}
