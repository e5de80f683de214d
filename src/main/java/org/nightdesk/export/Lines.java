package org.nightdesk.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketState;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.sla.Strip;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the tickets of a list their names and figures, some hundred at a time. */
@Component
class Lines {

    private static final List<String> HEADINGS = List.of(
            "Number",
            "Kind",
            "Title",
            "State",
            "Reason",
            "Priority",
            "Impact",
            "Urgency",
            "Service",
            "Customer",
            "Requester",
            "Assignee",
            "Team",
            "Tags",
            "Source",
            "Opened",
            "Acknowledged",
            "Resolved",
            "Updated",
            "Due",
            "Due promise",
            "Description");

    private final Services services;
    private final People people;
    private final Organisations organisations;
    private final Teams teams;
    private final Clocks clocks;
    private final List<ListColumn> columns;

    Lines(
            Services services,
            People people,
            Organisations organisations,
            Teams teams,
            Clocks clocks,
            ObjectProvider<ListColumn> columns) {
        this.services = services;
        this.people = people;
        this.organisations = organisations;
        this.teams = teams;
        this.clocks = clocks;
        this.columns = columns.orderedStream().toList();
    }

    List<String> headings() {
        return Stream.concat(HEADINGS.stream(), columns.stream().map(ListColumn::heading))
                .toList();
    }

    /** In the order of the tickets, a cell for each heading. */
    List<List<Cell>> of(List<Ticket> tickets, java.time.Instant now) {
        List<TicketId> ids = tickets.stream().map(Ticket::id).toList();
        Names names = names(tickets);
        Map<Long, Standing> standings =
                clocks.standings(ids.stream().map(TicketId::value).toList(), now);
        List<Map<TicketId, Long>> figures =
                columns.stream().map(column -> column.of(ids)).toList();
        return tickets.stream()
                .map(ticket -> {
                    List<Cell> cells = new ArrayList<>(cells(ticket, names));
                    Optional<Strip> next = Optional.ofNullable(
                                    standings.get(ticket.id().value()))
                            .flatMap(Standing::next);
                    cells.add(Cell.moment(next.flatMap(Strip::due)));
                    cells.add(text(next.map(strip -> strip.promise().word())));
                    cells.add(new Cell.Text(ticket.description()));
                    figures.forEach(figure -> cells.add(new Cell.Number(figure.getOrDefault(ticket.id(), 0L))));
                    return List.copyOf(cells);
                })
                .toList();
    }

    private record Names(
            Map<ServiceId, String> services,
            Map<PersonId, String> people,
            Map<OrganisationId, String> customers,
            Map<TeamId, String> teams) {}

    private Names names(Collection<Ticket> tickets) {
        Map<ServiceId, String> slugs = services.all().stream().collect(Collectors.toMap(Service::id, Service::slug));
        List<PersonId> persons = tickets.stream()
                .flatMap(ticket -> Stream.concat(ticket.assignee().stream(), ticket.requester().stream()))
                .distinct()
                .toList();
        List<OrganisationId> customers = tickets.stream()
                .flatMap(ticket -> ticket.organisation().stream())
                .distinct()
                .toList();
        return new Names(slugs, people.names(persons), organisations.names(customers), new HashMap<>(teams.names()));
    }

    private static List<Cell> cells(Ticket ticket, Names names) {
        return List.of(
                new Cell.Text(ticket.number()),
                new Cell.Text(ticket.kind().word()),
                new Cell.Text(ticket.title()),
                new Cell.Text(ticket.state().word()),
                new Cell.Text(reason(ticket.state())),
                new Cell.Text(ticket.priority().word()),
                new Cell.Text(ticket.impact().word()),
                new Cell.Text(ticket.urgency().word()),
                new Cell.Text(names.services().getOrDefault(ticket.service(), "")),
                text(ticket.organisation()
                        .map(id -> Objects.requireNonNullElse(names.customers().get(id), id.text()))),
                text(ticket.requester()
                        .map(id -> Objects.requireNonNullElse(names.people().get(id), id.text()))),
                text(ticket.assignee()
                        .map(id -> Objects.requireNonNullElse(names.people().get(id), id.text()))),
                text(ticket.team()
                        .map(id -> Objects.requireNonNullElse(names.teams().get(id), id.text()))),
                new Cell.Text(String.join(" ", ticket.tags())),
                new Cell.Text(ticket.source()),
                new Cell.Moment(ticket.openedAt()),
                Cell.moment(ticket.acknowledgedAt()),
                Cell.moment(ticket.resolvedAt()),
                new Cell.Moment(ticket.updatedAt()));
    }

    private static String reason(TicketState state) {
        return switch (state) {
            case TicketState.OnHold hold -> hold.reason();
            case TicketState.Workaround workaround -> workaround.how();
            case TicketState.Resolved resolved -> resolved.note();
            case TicketState.New fresh -> "";
            case TicketState.Open open -> "";
            case TicketState.Closed closed -> "";
        };
    }

    private static Cell text(Optional<String> text) {
        return text.<Cell>map(Cell.Text::new).orElse(Cell.NOTHING);
    }
}
