package org.nightdesk.reminder;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.sla.PromiseWarned;
import org.nightdesk.sla.WaitedLong;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Decides who is told: whose ticket it is, else the team, else the leads, else who keeps this installation. */
@Component
class Reminders {

    private final ReminderStore store;
    private final Tickets tickets;
    private final Services services;
    private final People people;
    private final Teams teams;
    private final Bell bell;

    Reminders(ReminderStore store, Tickets tickets, Services services, People people, Teams teams, Bell bell) {
        this.store = store;
        this.tickets = tickets;
        this.services = services;
        this.people = people;
        this.teams = teams;
        this.bell = bell;
    }

    @EventListener
    void on(PromiseWarned warned) {
        TicketId id = new TicketId(warned.ticket());
        tickets.find(id, Viewer.system()).ifPresent(ticket -> {
            String cause = warned.promise().word() + "@" + warned.began() + ":" + warned.share();
            store.insert(
                    id,
                    cause,
                    warned.isLate() ? Reminder.Kind.LATE : Reminder.Kind.SOON,
                    warned.promise().title(),
                    recipients(ticket),
                    warned.due(),
                    warned.at());
            if (warned.wakes()) {
                store.wake(id, cause, warned.at());
            }
            bell.ring(ReminderSender.TOPIC);
        });
    }

    @EventListener
    void on(WaitedLong waited) {
        TicketId id = new TicketId(waited.ticket());
        tickets.find(id, Viewer.system()).ifPresent(ticket -> {
            store.insert(
                    id,
                    "wait@" + waited.remindedAt(),
                    Reminder.Kind.WAITED,
                    waited.on().spoken(),
                    recipients(ticket),
                    waited.since(),
                    waited.at());
            bell.ring(ReminderSender.TOPIC);
        });
    }

    private List<PersonId> recipients(Ticket ticket) {
        Optional<PersonId> owner =
                ticket.assignee().flatMap(people::find).filter(Person::active).map(Person::id);
        if (owner.isPresent()) {
            return List.of(owner.get());
        }
        List<Person> staff = people.staff();
        List<PersonId> team = ticket.team()
                .or(() -> services.service(ticket.service()).team())
                .map(teams::members)
                .orElse(List.of());
        List<PersonId> present =
                staff.stream().map(Person::id).filter(team::contains).toList();
        return present.isEmpty() ? keepers(staff) : present;
    }

    private static List<PersonId> keepers(List<Person> staff) {
        List<PersonId> leads = of(staff, Role.LEAD);
        return leads.isEmpty() ? of(staff, Role.ADMINISTRATOR) : leads;
    }

    private static List<PersonId> of(List<Person> staff, Role role) {
        return staff.stream()
                .filter(person -> person.role() == role)
                .map(Person::id)
                .toList();
    }
}
