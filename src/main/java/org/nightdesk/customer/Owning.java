package org.nightdesk.customer;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketChange;
import org.nightdesk.desk.TicketFacts;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a ticket to a customer and to who asks, as somebody types them. */
@Component
class Owning {

    private final TicketFacts facts;
    private final Organisations organisations;
    private final People people;

    Owning(TicketFacts facts, Organisations organisations, People people) {
        this.facts = facts;
        this.organisations = organisations;
        this.people = people;
    }

    /**
     * By the name of a customer and the mail address of who asks; empty: nobody. {@code fresh}: a name that nobody has is a new customer's;
     * {@code joins}: who asks is a contact of that customer from now on, if they were nobody's. Both are for agents.
     */
    @Transactional
    Ticket say(TicketId ticket, String name, String address, boolean fresh, boolean joins, Viewer by, Instant now) {
        Optional<Person> asking = address.isEmpty() ? Optional.empty() : Optional.of(asking(address));
        Optional<Organisation> customer =
                name.isEmpty() ? Optional.empty() : Optional.of(customer(name, fresh, by, now));
        if (joins && customer.isPresent()) {
            asking.filter(person -> person.organisation().isEmpty())
                    .ifPresent(person -> people.join(person.id(), customer.get(), by, now));
        }
        Optional<OrganisationId> whose = customer.map(Organisation::id).or(() -> asking.flatMap(Person::organisation));
        return facts.change(ticket, TicketChange.NONE.of(whose).askedBy(asking.map(Person::id)), by, now);
    }

    private Organisation customer(String name, boolean fresh, Viewer by, Instant now) {
        Optional<Organisation> known = organisations.findByName(name);
        if (known.isEmpty() && fresh) {
            return organisations.create(name, by, now);
        }
        return known.orElseThrow(() -> Refused.invalid(
                "customer", "No customer is called “" + name + "”. Choose one, make it a new one, or leave it empty."));
    }

    private Person asking(String address) {
        return people.findByEmail(address)
                .orElseThrow(() -> Refused.invalid(
                        "requester", "Nobody is known by this address. Leave it empty, or add them under People."));
    }
}
