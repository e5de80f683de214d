package org.nightdesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Acknowledgement;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.sla.ClockLine;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.sla.Wait;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.ClockFace;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Gives listed tickets their names and clocks. */
@Component
class Rows {

    private final Services services;
    private final People people;
    private final Organisations organisations;
    private final Teams teams;
    private final Clocks clocks;

    Rows(Services services, Teams teams, People people, Organisations organisations, Clocks clocks) {
        this.services = services;
        this.teams = teams;
        this.people = people;
        this.organisations = organisations;
        this.clocks = clocks;
    }

    /**
     * How each of these tickets stands in a list; the names are looked up once for all. {@code calling} are the numbers of
     * tickets whose page nobody has answered, with since when.
     */
    Function<Ticket, Row> of(Collection<Ticket> tickets, Map<Long, Instant> calling, Viewer viewer, Instant now) {
        return of(tickets, calling, Arrangement.USUAL, viewer, now);
    }

    /** The same, with the columns of an arrangement. */
    Function<Ticket, Row> of(
            Collection<Ticket> tickets,
            Map<Long, Instant> calling,
            Arrangement arrangement,
            Viewer viewer,
            Instant now) {
        Map<ServiceId, String> serviceNames =
                services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
        Map<PersonId, String> names = people.names(tickets.stream()
                .flatMap(ticket -> ticket.assignee().stream())
                .distinct()
                .toList());
        Map<OrganisationId, String> customers = organisations.names(tickets.stream()
                .flatMap(ticket -> ticket.organisation().stream())
                .distinct()
                .toList());
        Map<Long, Standing> standings = clocks.standings(
                tickets.stream().map(ticket -> ticket.id().value()).toList(), now);
        Map<TeamId, String> teamNames = arrangement.columns().contains(Column.TEAM) ? teams.names() : Map.of();
        Cells cells = new Cells(arrangement, serviceNames, customers, teamNames);
        return ticket -> new Row(
                ticket.number(),
                ticket.number(),
                ticket.title(),
                ticket.priority().value(),
                clock(ticket, calling, standings.getOrDefault(ticket.id().value(), Standing.NOTHING), now),
                serviceNames.getOrDefault(ticket.service(), ""),
                ticket.organisation().map(customers::get).orElse(""),
                ticket.assignee()
                        .map(id -> names.getOrDefault(id, "Somebody who left"))
                        .orElse(""),
                ticket.assignee().filter(id -> isMe(id, viewer)).isPresent(),
                ticket.state() instanceof TicketState.New,
                ticket.openedAt(),
                standings
                                .getOrDefault(ticket.id().value(), Standing.NOTHING)
                                .strips()
                                .isEmpty()
                        ? ""
                        : "/queue/clocks/" + ticket.number(),
                cells.of(ticket, standings.getOrDefault(ticket.id().value(), Standing.NOTHING)));
    }

    /** What the hand reaches for first: who waits, until when somebody has it, or why it rests. */
    static ClockFace clock(Ticket ticket, Map<Long, Instant> calling, Standing standing, Instant now) {
        Instant called = calling.get(ticket.id().value());
        if (called != null) {
            return ClockFace.waiting(called, "paging");
        }
        Optional<ClockFace> due = standing.next().map(strip -> ClockLine.face(strip, now));
        if (ticket.state() instanceof TicketState.OnHold hold
                && standing.waiting().isPresent()) {
            return held(hold, standing.waiting().get(), due, now);
        }
        if (due.isPresent() && isWorked(ticket.state())) {
            return due.get();
        }
        return switch (ticket.state()) {
            case TicketState.New fresh -> ClockFace.waiting(ticket.openedAt(), "nobody");
            case TicketState.OnHold hold ->
                hold.until()
                        .map(until -> ClockFace.running(ticket.updatedAt(), until, now, "on hold"))
                        .orElseGet(() -> ClockFace.paused("on hold", brief(hold.reason())));
            case TicketState.Workaround workaround -> ClockFace.paused("workaround", "");
            case TicketState.Resolved resolved -> ClockFace.met("resolved", "");
            case TicketState.Closed closed -> ClockFace.met("closed", "");
            case TicketState.Open open ->
                ticket.acknowledgement()
                        .flatMap(taken -> taken.until().map(until -> taken(taken, until, now)))
                        .orElseGet(() -> ClockFace.standing(ticket.openedAt(), "open"));
        };
    }

    private static boolean isWorked(TicketState state) {
        return state instanceof TicketState.New || state instanceof TicketState.Open;
    }

    /** What runs on although it waits; else the paused clock, since when. Either way for whom. */
    private static ClockFace held(TicketState.OnHold hold, Wait wait, Optional<ClockFace> due, Instant now) {
        String whom =
                wait.on() == Waiting.OTHER ? brief(hold.reason()) : wait.on().word();
        String since = Times.span(Duration.between(wait.since(), now));
        return due.map(face -> new ClockFace(face.kind(), face.at(), face.left(), face.words(), whom))
                .orElseGet(() -> ClockFace.held(wait.since(), since, whom));
    }

    private static ClockFace taken(Acknowledgement given, Instant until, Instant now) {
        return ClockFace.running(given.at(), until, now, "taken");
    }

    private static boolean isMe(PersonId id, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == id.value();
    }

    private static String brief(String reason) {
        return reason.length() <= 18 ? reason : reason.substring(0, 17).strip() + "…";
    }
}
