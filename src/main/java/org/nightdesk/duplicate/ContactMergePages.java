package org.nightdesk.duplicate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.duplicate.screen.MergeScreen.Option;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Two contacts become one, and two again. */
@Controller
@RequestMapping("/people/{id}")
@Needs(Role.AGENT)
class ContactMergePages extends MergePages<Person> {

    /** The field that says: one person, though of different customers. */
    static final String ACROSS = "acrossCustomers";

    private final Contacts contacts;
    private final Comparison comparison;
    private final Choosing choosing;
    private final People people;

    ContactMergePages(Contacts contacts, Comparison comparison, Choosing choosing, People people, InstantSource clock) {
        super(Merged.CONTACT, "/people/", clock);
        this.contacts = contacts;
        this.comparison = comparison;
        this.choosing = choosing;
        this.people = people;
    }

    @Override
    Optional<Person> find(String id) {
        return PersonId.parse(id).flatMap(people::find).filter(person -> person.role() == Role.REQUESTER);
    }

    @Override
    String id(Person one) {
        return one.id().text();
    }

    @Override
    String name(Person one) {
        return one.name();
    }

    @Override
    Pair compare(Person here, Person there, Viewer viewer) {
        return comparison.of(here, there, viewer);
    }

    @Override
    List<Option> options(Person here, String words, Viewer viewer) {
        return choosing.with(here, words, viewer);
    }

    @Override
    void merge(Person gone, Person kept, Map<String, String> typed, Viewer viewer, Instant now) {
        contacts.merge(gone.id(), kept.id(), typed.containsKey(ACROSS), viewer, now);
    }

    @Override
    void undo(Person gone, Viewer viewer, Instant now) {
        contacts.undo(gone.id(), viewer, now);
    }

    @Override
    String merged(Person gone) {
        return "%s, %s, is part of them now.".formatted(gone.name(), gone.email());
    }

    @Override
    String parted(Person gone) {
        return gone.name() + " is a contact of their own again.";
    }
}
