package org.nightdesk.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Viewer;

/**
 * A ticket of a story: an incident told by phone, low in impact and urgency, about the catch-all service, for no customer, in
 * nobody's hands, unless it is said otherwise:
 *
 * <pre>
 * Ticket ticket = ATicket.called("Cards are declined").of(meridian).level(Level.HIGH).open(node);
 * </pre>
 */
public final class ATicket {

    private final String title;
    private String description = "";
    private Kind kind = Kind.INCIDENT;
    private Level level = Level.LOW;
    private Optional<ServiceId> service = Optional.empty();
    private Optional<OrganisationId> customer = Optional.empty();
    private Optional<PersonId> requester = Optional.empty();
    private Optional<PersonId> owner = Optional.empty();
    private Optional<TeamId> team = Optional.empty();
    private List<String> tags = List.of();
    private String source = "phone";
    private boolean pages;

    private ATicket(String title) {
        this.title = title;
    }

    public static ATicket called(String title) {
        return new ATicket(title);
    }

    public ATicket described(String text) {
        description = text;
        return this;
    }

    public ATicket request() {
        kind = Kind.REQUEST;
        return this;
    }

    /** Impact and urgency: LOW is P5, HIGH is P1. */
    public ATicket level(Level impactAndUrgency) {
        level = impactAndUrgency;
        return this;
    }

    public ATicket about(ServiceId affected) {
        service = Optional.of(affected);
        return this;
    }

    public ATicket of(Organisation organisation) {
        customer = Optional.of(organisation.id());
        return this;
    }

    /** The requester, whose organisation is the customer unless {@link #of} names another. */
    public ATicket askedBy(Person contact) {
        requester = Optional.of(contact.id());
        customer = customer.or(contact::organisation);
        return this;
    }

    public ATicket assignedTo(Person person) {
        owner = Optional.of(person.id());
        return this;
    }

    public ATicket with(TeamId responsible) {
        team = Optional.of(responsible);
        return this;
    }

    public ATicket tagged(String... words) {
        tags = List.of(words);
        return this;
    }

    /** signal, mail, phone, screen or api. */
    public ATicket from(String where) {
        source = where;
        return this;
    }

    /** Whether it wakes somebody by the policy of its service. */
    public ATicket paging(boolean wakes) {
        pages = wakes;
        return this;
    }

    /** Opened by the machine, now. */
    public Ticket open(TestNode node) {
        return open(node, Viewer.system());
    }

    public Ticket open(TestNode node, Viewer by) {
        return open(node, by, node.now());
    }

    public Ticket open(TestNode node, Viewer by, Instant at) {
        NewTicket wanted = new NewTicket(
                kind,
                title,
                description,
                level,
                level,
                service.orElseGet(() -> node.bean(Services.class).catchAll().id()),
                customer,
                requester,
                owner,
                team,
                tags,
                source,
                pages);
        return node.bean(Tickets.class).open(wanted, by, at);
    }
}
