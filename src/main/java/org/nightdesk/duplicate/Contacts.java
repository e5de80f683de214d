package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.PersonMerges;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one contact of two, whose addresses then belong to the one that stays, and two of one. For agents and above. */
@Component
@Transactional
class Contacts {

    private final MergedStore store;
    private final PersonMerges persons;
    private final People people;
    private final Merges tickets;

    Contacts(MergedStore store, PersonMerges persons, People people, Merges tickets) {
        this.store = store;
        this.persons = persons;
        this.people = people;
        this.tickets = tickets;
    }

    /** How a contact became part of another. */
    @Transactional(readOnly = true)
    Optional<Merged> of(PersonId gone) {
        return store.of(Merged.CONTACT, gone.value());
    }

    /** What was merged into a contact, oldest first. */
    @Transactional(readOnly = true)
    List<Merged> into(PersonId kept) {
        return store.into(Merged.CONTACT, kept.value());
    }

    /**
     * Makes {@code gone} part of {@code kept}; nothing when it is so already. Refused for oneself and for staff, when either is part of somebody else, when
     * only the one that is gone has a customer, and, unless {@code acrossCustomers}, when they are of different ones.
     */
    void merge(PersonId gone, PersonId kept, boolean acrossCustomers, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        persons.merge(gone, kept, viewer, now).ifPresent(before -> {
            Person winner = people.person(kept);
            check(people.person(gone), winner, acrossCustomers);
            List<TicketId> asked = tickets.requestedBy(gone, kept);
            List<TicketId> adopted = winner.organisation().isEmpty()
                    ? List.of()
                    : tickets.belongTo(asked, Optional.empty(), winner.organisation());
            store.insert(new Merged(
                    0,
                    Merged.CONTACT,
                    gone.value(),
                    kept.value(),
                    asked,
                    adopted,
                    List.of(),
                    List.of(),
                    before.earlier().stream().map(PersonId::value).toList(),
                    before.active(),
                    viewer.actor().name(),
                    now));
        });
    }

    /** They are two again, with the tickets as before; what was opened since stays. Refused when {@code gone}'s whole was merged as well. */
    void undo(PersonId gone, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Merged merged = of(gone).orElseThrow(() -> new NotFound("merge of " + gone.text()));
        PersonId kept = new PersonId(merged.kept());
        persons.part(gone, kept, before(merged), viewer, now);
        if (persons.into(kept).isPresent()) {
            throw Refused.conflict(people.person(kept).name() + " was merged as well. Take that back first.");
        }
        tickets.requestedBy(merged.tickets(), kept, gone);
        Optional<OrganisationId> customer = people.person(kept).organisation();
        if (customer.isPresent()) {
            tickets.belongTo(merged.adopted(), customer, Optional.empty());
        }
        store.undo(merged.id(), viewer.actor().name(), now);
    }

    private static PersonMerges.Before before(Merged merged) {
        return new PersonMerges.Before(
                merged.earlier().stream().map(PersonId::new).toList(), merged.active());
    }

    private static void check(Person gone, Person kept, boolean acrossCustomers) {
        if (gone.organisation().isPresent() && kept.organisation().isEmpty()) {
            throw Refused.invalid(
                    "keep", kept.name() + " at " + kept.email() + " is of no customer. Let the other one stay.");
        }
        if (!acrossCustomers
                && gone.organisation().isPresent()
                && !gone.organisation().equals(kept.organisation())) {
            throw Refused.invalid(
                    "acrossCustomers",
                    "They are contacts of different customers. Merge the customers first; or say that it is one person, who is the customer's that stays"
                            + " from now on. Tickets stay whose they are.");
        }
    }
}
