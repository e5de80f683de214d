package org.nightdesk.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.checklist.Checklists;
import org.nightdesk.desk.Acknowledgement;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Queue.After;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketState;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Target;
import org.nightdesk.handover.Situation.Awareness;
import org.nightdesk.handover.Situation.Patient;
import org.nightdesk.handover.Situation.Todo;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.promise.Given;
import org.nightdesk.promise.Promises;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Alerts.Firing;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Puts together what one shift tells the next, as far as the viewer may see the tickets: one statement for each kind of thing. */
@Component
class Situations {

    private static final int MOST = 200;
    private static final int MOST_ALERTS = 100;
    private static final int LOT = 500;

    private final Policies policies;
    private final Services services;
    private final Queue queue;
    private final Clocks clocks;
    private final Promises promises;
    private final Checklists checklists;
    private final Alerts alerts;
    private final People people;

    Situations(
            Policies policies,
            Services services,
            Queue queue,
            Clocks clocks,
            Promises promises,
            Checklists checklists,
            Alerts alerts,
            People people) {
        this.policies = policies;
        this.services = services;
        this.queue = queue;
        this.clocks = clocks;
        this.promises = promises;
        this.checklists = checklists;
        this.alerts = alerts;
        this.people = people;
    }

    /** The open incidents, and whatever else is P1 or P2, of the services that page the schedule; and what goes with them. */
    Situation of(ScheduleId schedule, Viewer viewer, Instant now) {
        List<ServiceId> cared = services(schedule);
        List<Ticket> found = tickets(cared, viewer);
        List<Ticket> tickets = found.subList(0, Math.min(found.size(), MOST));
        List<TicketId> ids = tickets.stream().map(Ticket::id).toList();
        Map<TicketId, Ticket> known = tickets.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        List<Given> given = promises.given(ids, List.of(), now).stream()
                .filter(Given::isOpen)
                .toList();
        Map<PersonId, String> names = names(tickets, given);
        List<Firing> fires = alerts.firing(ids, cared, now, MOST_ALERTS + 1);
        List<Firing> firing = fires.subList(0, Math.min(fires.size(), MOST_ALERTS));
        return new Situation(
                patients(tickets, names, now),
                todos(tickets, known, given, names),
                firing.stream()
                        .flatMap(alert -> Optional.ofNullable(known.get(alert.ticket()))
                                .filter(ticket -> ticket.acknowledgement().isPresent())
                                .map(ticket -> new Awareness(ticket.number(), alert.summary(), alert.since()))
                                .stream())
                        .toList(),
                firing.stream()
                        .flatMap(alert -> Optional.ofNullable(alert.quietUntil())
                                .map(until -> new Awareness("", alert.summary(), until))
                                .stream())
                        .toList(),
                left(found, fires));
    }

    /** The open tickets of these services whose customer had the last word, the most pressing first. */
    List<Ticket> unanswered(ScheduleId schedule, Viewer viewer) {
        List<ServiceId> cared = services(schedule);
        List<Ticket> unanswered = new ArrayList<>();
        Optional<After> after = Optional.empty();
        while (!cared.isEmpty()) {
            List<Ticket> some = queue.pressing(Filter.openOfCustomers(cared), viewer, after, LOT);
            unanswered.addAll(unanswered(some));
            if (some.size() < LOT) {
                return unanswered;
            }
            after = Optional.of(After.of(some.getLast()));
        }
        return unanswered;
    }

    private List<Ticket> unanswered(List<Ticket> open) {
        Set<Long> waiting = open.isEmpty()
                ? Set.of()
                : clocks.unanswered(
                        open.stream().map(ticket -> ticket.id().value()).toList());
        return open.stream()
                .filter(ticket -> waiting.contains(ticket.id().value()))
                .toList();
    }

    private static List<String> left(List<Ticket> tickets, List<Firing> firing) {
        return Stream.of(
                        tickets.size() > MOST
                                ? "Only the " + MOST + " most pressing stand here. The queue has the rest."
                                : "",
                        firing.size() > MOST_ALERTS
                                ? "Of what fires only the " + MOST_ALERTS + " that began first stand here."
                                : "")
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** The services whose policy calls this schedule at some step. */
    List<ServiceId> services(ScheduleId schedule) {
        Target target = new Target(Target.Kind.SCHEDULE, schedule.value());
        Set<Long> paging = policies.all().stream()
                .filter(policy ->
                        policy.steps().stream().anyMatch(step -> step.targets().contains(target)))
                .map(policy -> policy.id().value())
                .collect(Collectors.toSet());
        return services.all().stream()
                .filter(service -> policy(service).isPresent()
                        && paging.contains(policy(service).getAsLong()))
                .map(Service::id)
                .toList();
    }

    private static OptionalLong policy(Service service) {
        return service.policy();
    }

    private List<Ticket> tickets(Collection<ServiceId> cared, Viewer viewer) {
        return cared.isEmpty()
                ? List.of()
                : queue.pressing(Filter.openAndPressing(cared), viewer, Optional.empty(), MOST + 1);
    }

    private Map<PersonId, String> names(List<Ticket> tickets, List<Given> given) {
        return people.names(Stream.concat(
                        tickets.stream().flatMap(ticket -> ticket.assignee().stream()),
                        given.stream().map(Given::keeper))
                .distinct()
                .toList());
    }

    private List<Patient> patients(List<Ticket> tickets, Map<PersonId, String> names, Instant now) {
        List<Long> ids = tickets.stream().map(ticket -> ticket.id().value()).toList();
        Map<Long, Standing> standings = ids.isEmpty() ? new HashMap<>() : clocks.standings(ids, now);
        Set<Long> unanswered = ids.isEmpty() ? Set.of() : clocks.unanswered(ids);
        return tickets.stream()
                .map(ticket -> new Patient(
                        ticket,
                        stands(ticket, names),
                        ticket.assignee().isPresent()
                                || ticket.acknowledgement().isPresent()
                                || ticket.state() instanceof TicketState.OnHold,
                        standings
                                .getOrDefault(ticket.id().value(), Standing.NOTHING)
                                .next()
                                .flatMap(strip -> strip.due()),
                        unanswered.contains(ticket.id().value())))
                .toList();
    }

    private static String stands(Ticket ticket, Map<PersonId, String> names) {
        String holder = ticket.assignee()
                .map(person -> names.getOrDefault(person, "Somebody who left"))
                .or(() -> ticket.acknowledgement().map(Acknowledgement::name))
                .map(name -> name + " has it")
                .orElse("Nobody has it");
        return switch (ticket.state()) {
            case TicketState.OnHold hold -> "Waits for " + hold.on().spoken() + "; " + holder;
            case TicketState.Workaround workaround -> "Workaround in place; " + holder;
            case TicketState.New fresh -> holder;
            case TicketState.Open open -> holder;
            case TicketState.Resolved resolved -> "Resolved";
            case TicketState.Closed closed -> "Closed";
        };
    }

    private List<Todo> todos(
            List<Ticket> tickets, Map<TicketId, Ticket> known, List<Given> given, Map<PersonId, String> names) {
        List<TicketId> ids = tickets.stream().map(Ticket::id).toList();
        Map<TicketId, List<String>> undone = ids.isEmpty() ? Map.of() : checklists.undone(ids);
        return Stream.concat(
                        given.stream()
                                .flatMap(promise -> Optional.ofNullable(known.get(promise.ticket()))
                                        .map(ticket -> new Todo(
                                                ticket,
                                                promise.what(),
                                                names.getOrDefault(promise.keeper(), ""),
                                                Optional.of(promise.dueAt())))
                                        .stream()),
                        tickets.stream()
                                .flatMap(ticket -> undone.getOrDefault(ticket.id(), List.of()).stream()
                                        .map(point -> new Todo(ticket, point, "", Optional.empty()))))
                .sorted(Comparator.comparing(todo -> todo.dueAt().orElse(Instant.MAX)))
                .toList();
    }
}
