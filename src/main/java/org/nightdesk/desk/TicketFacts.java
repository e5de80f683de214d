package org.nightdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.sla.Clocks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a ticket says, how pressing it is, and whose it is; what is due follows in the same transaction. */
@Component
@Transactional
public class TicketFacts {

    private final TicketStore store;
    private final TicketBook book;
    private final Services services;
    private final Organisations organisations;
    private final People people;
    private final Clocks clocks;
    private final Timeline timeline;

    TicketFacts(
            TicketStore store,
            TicketBook book,
            Services services,
            Organisations organisations,
            People people,
            Clocks clocks,
            Timeline timeline) {
        this.store = store;
        this.book = book;
        this.services = services;
        this.organisations = organisations;
        this.people = people;
        this.clocks = clocks;
        this.timeline = timeline;
    }

    /** What impact and urgency ask for, by the matrix agreed with such a customer for such a service. */
    @Transactional(readOnly = true)
    public Priority priority(Service service, Optional<OrganisationId> customer, Level impact, Level urgency) {
        return Priority.of(clocks.matrix(service.id(), customer), impact, urgency, service.tier());
    }

    /**
     * Changes facts; the priority follows impact, urgency, service and customer unless it was set by hand. Who asks brings their customer along
     * where there is none. What was said while it was nobody's is the customer's to read; what was said to one customer is never shown to
     * another. Refused when who asks is a contact of another customer than it is for.
     */
    public Ticket change(TicketId id, TicketChange wanted, Viewer viewer, Instant now) {
        return change(id, ticket -> wanted, viewer, now);
    }

    /** The same, where the ticket as it is decides what is to be changed: nobody changes it in between. */
    Ticket change(TicketId id, Function<Ticket, TicketChange> wanted, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketChange change = owned(ticket, Wording.checked(wanted.apply(ticket)));
        Service service = services.service(change.service().orElse(ticket.service()));
        Ticket changed = ticket.with(
                change, clocks.matrix(service.id(), change.customer().orElse(ticket.organisation())), service.tier());
        if (changed.equals(ticket)) {
            return ticket;
        }
        if (!changed.isLike(ticket)) {
            store.turnInto(changed);
        }
        clocks.changed(TicketBook.matter(changed));
        List<String> words = Wording.difference(ticket, changed, service);
        words.addAll(whose(ticket, changed));
        Ticket saved = book.save(changed, viewer.actor(), "changed", String.join("; ", words), Map.of(), now);
        if (ticket.organisation().isEmpty() && saved.organisation().isPresent()) {
            timeline.readers(
                    "ticket",
                    List.of(Long.toString(id.value())),
                    Optional.empty(),
                    saved.organisation().map(OrganisationId::token));
        }
        return saved;
    }

    private TicketChange owned(Ticket ticket, TicketChange change) {
        if (change.customer().isEmpty() && change.requester().isEmpty()) {
            return change;
        }
        TicketBook.refuseWhenMerged(ticket);
        Optional<Person> asking = change.requester().isPresent()
                ? change.requester().get().map(this::asking)
                : ticket.requester().flatMap(people::find);
        Optional<OrganisationId> theirs = asking.flatMap(Person::organisation);
        Optional<OrganisationId> customer =
                change.customer().orElse(ticket.organisation().or(() -> theirs)).map(this::standing);
        if (theirs.isPresent() && customer.isPresent() && !theirs.equals(customer)) {
            throw Refused.invalid(
                    change.requester().isPresent() ? "requester" : "customer",
                    asking.map(Person::name).orElse("") + " is a contact of " + name(theirs.get())
                            + ", and the ticket would be for " + name(customer.get())
                            + ". Change both, or say that nobody in particular asks.");
        }
        return change.of(customer);
    }

    private OrganisationId standing(OrganisationId id) {
        Organisation known =
                organisations.find(id).orElseThrow(() -> Refused.invalid("customer", "There is no such customer."));
        return organisations.standing(known.id());
    }

    private Person asking(PersonId id) {
        return people.find(id)
                .filter(Person::active)
                .orElseThrow(() -> Refused.invalid("requester", "Nobody is known by that, or they have left."));
    }

    private List<String> whose(Ticket before, Ticket after) {
        List<String> words = new ArrayList<>();
        if (!before.organisation().equals(after.organisation())) {
            words.add("for: " + after.organisation().map(this::name).orElse("no customer"));
        }
        if (!before.requester().equals(after.requester())) {
            words.add("asked by: "
                    + after.requester().map(people::person).map(Person::name).orElse("nobody in particular"));
        }
        return words;
    }

    private String name(OrganisationId id) {
        return organisations.organisation(id).name();
    }
}
