package org.nightdesk.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.customer.screen.AccountsScreen;
import org.nightdesk.customer.screen.AccountsScreen.Account;
import org.nightdesk.customer.screen.AccountsScreen.Line;
import org.nightdesk.customer.screen.AccountsScreen.Promised;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.promise.Owed;
import org.nightdesk.promise.Promises;
import org.nightdesk.sla.ClockLine;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.ClockFace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an account manager wants to know of their customers without asking anybody. Only what the viewer may see. */
@Component
@Transactional(readOnly = true)
class MyCustomers {

    private static final int MOST = 200;
    private static final Duration LATELY = Duration.ofDays(7);

    private final Organisations organisations;
    private final Queue queue;
    private final Clocks clocks;
    private final Promises promises;
    private final People people;

    MyCustomers(Organisations organisations, Queue queue, Clocks clocks, Promises promises, People people) {
        this.organisations = organisations;
        this.queue = queue;
        this.clocks = clocks;
        this.promises = promises;
        this.people = people;
    }

    /** The customers that somebody looks after, by name; of a token none. */
    List<Organisation> of(Viewer viewer) {
        return viewer.actor().isPerson()
                ? organisations.managedBy(new PersonId(viewer.actor().id()))
                : List.of();
    }

    /** How many open tickets they have, at most 200. */
    List<Ticket> open(List<Organisation> customers, Viewer viewer) {
        return customers.isEmpty() ? List.of() : queue.soonest(Filter.open(ids(customers)), viewer, MOST);
    }

    /** NotFound for whoever looks after nobody. */
    AccountsScreen screen(Viewer viewer, Instant now) {
        List<Organisation> customers = of(viewer);
        if (customers.isEmpty()) {
            throw new NotFound("no customers of " + viewer.actor().name());
        }
        List<Ticket> open = open(customers, viewer);
        List<Ticket> over = queue.newest(Filter.over(ids(customers), now.minus(LATELY)), viewer, 0, MOST);
        List<Owed> owed = promises.openToAny(ids(customers));
        Map<Long, Standing> standings = clocks.standings(
                open.stream().map(ticket -> ticket.id().value()).toList(), now);
        Map<PersonId, String> names =
                people.names(owed.stream().map(Owed::keeper).distinct().toList());
        return new AccountsScreen(
                customers.stream()
                        .map(customer -> new Account(
                                customer.id().text(),
                                customer.name(),
                                open.stream()
                                        .filter(ticket -> isOf(ticket, customer))
                                        .map(ticket -> line(
                                                ticket,
                                                standings.getOrDefault(
                                                        ticket.id().value(), Standing.NOTHING),
                                                now))
                                        .toList(),
                                over.stream()
                                        .filter(ticket -> isOf(ticket, customer))
                                        .map(ticket -> line(ticket, Standing.NOTHING, now))
                                        .toList(),
                                owed.stream()
                                        .filter(one -> one.to().equals(customer.id()))
                                        .map(one -> promised(one, names, now))
                                        .toList()))
                        .toList(),
                open.size() == MOST || over.size() == MOST,
                viewer.may(Role.RESPONDER));
    }

    private static boolean isOf(Ticket ticket, Organisation customer) {
        return ticket.organisation().filter(customer.id()::equals).isPresent();
    }

    private static List<OrganisationId> ids(List<Organisation> customers) {
        return customers.stream().map(Organisation::id).toList();
    }

    private static Line line(Ticket ticket, Standing standing, Instant now) {
        return new Line(
                ticket.number(),
                ticket.title(),
                ticket.priority().value(),
                state(ticket),
                ticket.updatedAt(),
                standing.strips().stream()
                        .filter(strip -> strip.promise().isOurs()
                                && strip.isRunning()
                                && strip.due().isPresent())
                        .map(strip -> ClockLine.face(strip, now))
                        .toList());
    }

    private static String state(Ticket ticket) {
        return switch (ticket.state()) {
            case TicketState.New fresh -> "new";
            case TicketState.Open open -> "in work";
            case TicketState.OnHold hold -> "waits on " + hold.on().word();
            case TicketState.Workaround workaround -> "works by a workaround";
            case TicketState.Resolved resolved -> "resolved";
            case TicketState.Closed closed -> "closed";
        };
    }

    private static Promised promised(Owed owed, Map<PersonId, String> names, Instant now) {
        return new Promised(
                owed.what(),
                names.getOrDefault(owed.keeper(), "Somebody who left"),
                ClockFace.running(owed.since(), owed.dueAt(), now, ""));
    }
}
