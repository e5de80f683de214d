package org.nightdesk.customer;

import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationMerges;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonMerges;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.springframework.stereotype.Component;

/** Which customers and contacts there are, and what of them is one. */
@Component
class Parties {

    private final Organisations organisations;
    private final OrganisationMerges organisationMerges;
    private final People people;
    private final PersonMerges personMerges;

    Parties(
            Organisations organisations,
            OrganisationMerges organisationMerges,
            People people,
            PersonMerges personMerges) {
        this.organisations = organisations;
        this.organisationMerges = organisationMerges;
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

    /** Itself and what was merged into it. */
    List<Party> whole(Party party) {
        Stream<Party> parts = party.customer()
                .map(id -> organisationMerges.partsOf(id).stream()
                        .map(Organisation::id)
                        .map(Party::of))
                .orElseGet(() -> personMerges.partsOf(party.contact().orElseThrow()).stream()
                        .map(Person::id)
                        .map(Party::of));
        return Stream.concat(Stream.of(party), parts).toList();
    }

    /** What stands for it: itself, or what it was merged into. */
    Party standing(Party party) {
        return party.customer().map(id -> Party.of(organisations.standing(id))).orElseGet(() -> {
            var contact = party.contact().orElseThrow();
            return Party.of(personMerges.into(contact).orElse(contact));
        });
    }
}
