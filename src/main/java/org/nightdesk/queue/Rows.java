package org.nightdesk.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.ClockFace;
import org.springframework.stereotype.Component;

/** Gives listed tickets their names and clocks. */
@Component
class Rows {

    private final Services services;
    private final People people;
    private final Organisations organisations;

    Rows(Services services, People people, Organisations organisations) {
        this.services = services;
        this.people = people;
        this.organisations = organisations;
    }

    /** In the order given; {@code calling} are the numbers of tickets whose page nobody has answered, with since when. */
    List<Row> of(Collection<Listed> tickets, Map<Long, Instant> calling, Viewer viewer, Instant now) {
        Map<ServiceId, String> serviceNames =
                services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
        Map<PersonId, String> names = people.names(tickets.stream()
                .flatMap(ticket -> ticket.assignee().stream())
                .distinct()
                .toList());
        Map<OrganisationId, String> customers = customers(tickets);
        return tickets.stream()
                .map(ticket -> new Row(
                        ticket.number(),
                        ticket.title(),
                        ticket.priority(),
                        clock(ticket, calling, now),
                        serviceNames.getOrDefault(ticket.service(), ""),
                        ticket.organisation().map(customers::get).orElse(""),
                        ticket.assignee()
                                .map(id -> names.getOrDefault(id, "Somebody who left"))
                                .orElse(""),
                        ticket.assignee().filter(id -> isMe(id, viewer)).isPresent(),
                        ticket.state().equals("new"),
                        ticket.openedAt()))
                .toList();
    }

    /** What the hand reaches for first: who waits, until when somebody has it, or why it rests. */
    static ClockFace clock(Listed ticket, Map<Long, Instant> calling, Instant now) {
        Instant called = calling.get(ticket.id().value());
        if (called != null) {
            return ClockFace.waiting(called, "paging");
        }
        return switch (ticket.state()) {
            case "new" -> ClockFace.waiting(ticket.openedAt(), "nobody");
            case "on-hold" ->
                ticket.holdUntil()
                        .map(until -> ClockFace.running(ticket.stateAt(), until, now, "on hold"))
                        .orElseGet(() -> ClockFace.paused("on hold", brief(ticket.reason())));
            case "workaround" -> ClockFace.paused("workaround", "");
            case "resolved", "closed" -> ClockFace.met(ticket.state(), "");
            default ->
                ticket.acknowledgedUntil()
                        .map(until -> ClockFace.running(
                                Objects.requireNonNull(ticket.acknowledgedAt().orElse(ticket.openedAt())),
                                until,
                                now,
                                "taken"))
                        .orElseGet(() -> ClockFace.standing(ticket.openedAt(), "open"));
        };
    }

    private Map<OrganisationId, String> customers(Collection<Listed> tickets) {
        Map<OrganisationId, String> names = new HashMap<>();
        tickets.stream()
                .flatMap(ticket -> ticket.organisation().stream())
                .distinct()
                .forEach(id -> names.put(
                        id, organisations.find(id).map(Organisation::name).orElse("")));
        return names;
    }

    private static boolean isMe(PersonId id, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == id.value();
    }

    private static String brief(String reason) {
        return reason.length() <= 18 ? reason : reason.substring(0, 17).strip() + "…";
    }
}
