package org.nightdesk.customer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.customer.screen.BesideScreen;
import org.nightdesk.customer.screen.BesideScreen.Firm;
import org.nightdesk.customer.screen.BesideScreen.Who;
import org.nightdesk.customer.screen.CardScreen.NumberLine;
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
    private final Notes notes;
    private final Telephones telephones;
    private final Languages languages;
    private final People people;
    private final Organisations organisations;
    private final Queue queue;

    Beside(
            Cards cards,
            Notes notes,
            Telephones telephones,
            Languages languages,
            People people,
            Organisations organisations,
            Queue queue) {
        this.cards = cards;
        this.notes = notes;
        this.telephones = telephones;
        this.languages = languages;
        this.people = people;
        this.organisations = organisations;
        this.queue = queue;
    }

    /** A colleague who asks is no contact. {@code change} is where it can be said whose the ticket is; may be empty. */
    BesideScreen of(Optional<PersonId> asking, Optional<OrganisationId> of, String change, Viewer viewer) {
        Optional<Person> contact = asking.flatMap(people::find).filter(person -> person.role() == Role.REQUESTER);
        Optional<OrganisationId> customer = of.or(() -> contact.flatMap(Person::organisation));
        List<Party> parties = Stream.concat(
                        contact.map(Person::id).map(Party::of).stream(), customer.map(Party::of).stream())
                .toList();
        if (parties.isEmpty()) {
            return new BesideScreen(Optional.empty(), Optional.empty(), List.of(), List.of(), change);
        }
        List<Telephone> numbers = telephones.of(parties, viewer);
        return new BesideScreen(
                contact.map(person -> who(person, numbers)),
                customer.map(id -> firm(id, numbers, viewer)),
                notes.of(parties, viewer).stream()
                        .sorted(Comparator.comparing(
                                note -> note.party().customer().isPresent()))
                        .map(Cards::line)
                        .toList(),
                List.of(),
                change);
    }

    /** The same, with what is open: of the contact, else of the customer. Empty when neither is there. */
    Optional<BesideScreen> withOpen(Optional<PersonId> asking, Optional<OrganisationId> of, Viewer viewer) {
        return Optional.of(of(asking, of, "", viewer))
                .filter(screen ->
                        screen.contact().isPresent() || screen.customer().isPresent())
                .map(screen -> new BesideScreen(
                        screen.contact(), screen.customer(), screen.notes(), open(asking, of, viewer), ""));
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

    private Who who(Person person, List<Telephone> numbers) {
        String language = languages.of(person.id());
        return new Who(
                person.name(),
                Party.of(person.id()).path(),
                person.email(),
                language.isEmpty() ? "" : Languages.spoken(language),
                Place.of(person.zone()),
                numbers(numbers, true));
    }

    private Firm firm(OrganisationId id, List<Telephone> numbers, Viewer viewer) {
        return new Firm(
                organisations.organisation(id).name(),
                Party.of(id).path(),
                cards.uses(id, viewer),
                numbers(numbers, false));
    }

    private static List<NumberLine> numbers(List<Telephone> all, boolean contacts) {
        return all.stream()
                .filter(one -> one.party().contact().isPresent() == contacts)
                .map(Cards::line)
                .toList();
    }
}
