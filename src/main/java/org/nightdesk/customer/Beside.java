package org.nightdesk.customer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.customer.screen.BesideScreen;
import org.nightdesk.customer.screen.BesideScreen.Firm;
import org.nightdesk.customer.screen.BesideScreen.Who;
import org.nightdesk.customer.screen.CardScreen.NoteLine;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** What is known of who asks and for whom, in a few lines beside the work. */
@Component
class Beside {

    private static final int FEW = 8;

    private final Cards cards;
    private final Languages languages;
    private final People people;
    private final Organisations organisations;
    private final Queue queue;

    Beside(Cards cards, Languages languages, People people, Organisations organisations, Queue queue) {
        this.cards = cards;
        this.languages = languages;
        this.people = people;
        this.organisations = organisations;
        this.queue = queue;
    }

    /** Empty when neither is there; a colleague who asks is no contact. */
    Optional<BesideScreen> of(Optional<PersonId> asking, Optional<OrganisationId> of, Viewer viewer) {
        Optional<Person> contact = asking.flatMap(people::find).filter(person -> person.role() == Role.REQUESTER);
        Optional<OrganisationId> customer = of.or(() -> contact.flatMap(Person::organisation));
        if (contact.isEmpty() && customer.isEmpty()) {
            return Optional.empty();
        }
        List<NoteLine> notes = Stream.concat(
                        contact.map(Person::id).map(Party::of).stream(), customer.map(Party::of).stream())
                .flatMap(party -> cards.notes(party, viewer).stream())
                .toList();
        return Optional.of(new BesideScreen(
                contact.map(person -> who(person, viewer)), customer.map(id -> firm(id, viewer)), notes, List.of()));
    }

    /** The same, with what is open: of the contact, else of the customer. */
    Optional<BesideScreen> withOpen(Optional<PersonId> asking, Optional<OrganisationId> of, Viewer viewer) {
        return of(asking, of, viewer)
                .map(screen -> new BesideScreen(
                        screen.contact(), screen.customer(), screen.notes(), open(asking, of, viewer)));
    }

    private List<BesideScreen.Ticket> open(Optional<PersonId> asking, Optional<OrganisationId> of, Viewer viewer) {
        return of
                .or(() -> asking.flatMap(people::find).flatMap(Person::organisation))
                .map(Filter::open)
                .or(() -> asking.map(Filter::open))
                .map(filter -> queue.pressing(filter, viewer, Optional.empty(), FEW))
                .orElse(List.of())
                .stream()
                .map(Beside::line)
                .toList();
    }

    private static BesideScreen.Ticket line(Ticket ticket) {
        return new BesideScreen.Ticket(
                ticket.number(),
                ticket.title(),
                ticket.priority().value(),
                ticket.state().word());
    }

    private Who who(Person person, Viewer viewer) {
        Party party = Party.of(person.id());
        String language = languages.of(person.id());
        return new Who(
                person.name(),
                party.path(),
                person.email(),
                language.isEmpty() ? "" : Languages.spoken(language),
                Place.of(person.zone()),
                cards.numbers(party, viewer));
    }

    private Firm firm(OrganisationId id, Viewer viewer) {
        Party party = Party.of(id);
        return new Firm(
                organisations.organisation(id).name(),
                party.path(),
                cards.uses(id, viewer),
                cards.numbers(party, viewer));
    }
}
