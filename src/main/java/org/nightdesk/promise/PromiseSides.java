package org.nightdesk.promise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.promise.screen.PromisesScreen;
import org.nightdesk.promise.screen.PromisesScreen.Keeper;
import org.nightdesk.promise.screen.PromisesScreen.Line;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.ClockFace;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What the customer of a ticket was promised, beside the ticket. */
@Component
class PromiseSides implements Panel {

    private final Promises promises;
    private final Tickets tickets;
    private final People people;
    private final Organisations organisations;
    private final Viewers viewers;

    PromiseSides(Promises promises, Tickets tickets, People people, Organisations organisations, Viewers viewers) {
        this.promises = promises;
        this.tickets = tickets;
        this.people = people;
        this.organisations = organisations;
        this.viewers = viewers;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        Ticket ticket = tickets.ticket(new TicketId(Long.parseLong(subject.id())), viewer);
        return ticket.organisation()
                .map(customer -> new Piece("promise/side", screen(ticket, customer, Form.blank(), viewer, now)));
    }

    /** With what was typed into the form before, and what was wrong with it. */
    PromisesScreen screen(Ticket ticket, OrganisationId customer, Form form, Viewer viewer, Instant now) {
        List<Promise> open = promises.open(customer, viewer);
        Map<PersonId, String> names =
                people.names(open.stream().map(Promise::keeper).distinct().toList());
        long me = viewer.actor().id();
        return new PromisesScreen(
                ticket.number(),
                organisations.organisation(customer).name(),
                open.stream()
                        .map(promise -> line(promise, names, ticket, viewer, now))
                        .toList(),
                form,
                viewers.zone().getId(),
                people.staff().stream()
                        .map(person -> new Keeper(
                                Long.toString(person.id().value()),
                                person.name(),
                                person.id().value() == me))
                        .toList());
    }

    private Line line(Promise promise, Map<PersonId, String> names, Ticket here, Viewer viewer, Instant now) {
        String elsewhere = promise.ticket().equals(here.id())
                ? ""
                : tickets.find(promise.ticket(), viewer).map(Ticket::number).orElse("");
        return new Line(
                promise.text(),
                promise.what(),
                names.getOrDefault(promise.keeper(), "Somebody who left"),
                ClockFace.running(promise.madeAt(), promise.dueAt(), now, ""),
                elsewhere);
    }
}
