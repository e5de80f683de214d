package org.nightdesk.relation;

import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.relation.screen.Other;
import org.springframework.stereotype.Component;

/** Shows tickets as lines of lists. */
@Component
class Others {

    private final Organisations organisations;
    private final People people;

    Others(Organisations organisations, People people) {
        this.organisations = organisations;
        this.people = people;
    }

    Other of(Ticket ticket) {
        return new Other(
                ticket.id().value(),
                ticket.number(),
                ticket.title(),
                ticket.mergedInto().isPresent() ? "merged" : ticket.state().word(),
                ticket.state().over(),
                customer(ticket),
                ticket.priority().value());
    }

    /** The person who asked, and for whom; empty when no customer did. */
    String customer(Ticket ticket) {
        Optional<String> person = ticket.requester().flatMap(people::find).map(Person::name);
        Optional<String> firm =
                ticket.organisation().flatMap(organisations::find).map(Organisation::name);
        return person.map(name -> firm.map(of -> name + ", " + of).orElse(name)).orElse(firm.orElse(""));
    }
}
