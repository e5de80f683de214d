package org.nightdesk.watcher;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who of the staff wants to hear what happens on a ticket. Customers never watch: what they may read is sent to them anyway. */
@Component
@Transactional
public class Watchers {

    private final WatcherStore store;
    private final Tickets tickets;
    private final People people;
    private final Timeline timeline;

    Watchers(WatcherStore store, Tickets tickets, People people, Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.people = people;
        this.timeline = timeline;
    }

    /** Those who watch and still work here, longest first. */
    @Transactional(readOnly = true)
    public List<Person> of(TicketId ticket) {
        return store.of(ticket).stream()
                .flatMap(id -> people.find(id).stream())
                .filter(Watchers::mayWatch)
                .toList();
    }

    /** They hear of it from now on; nothing when they do already. Refuses whoever does not work here. */
    public void watch(TicketId id, PersonId person, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Ticket ticket = tickets.ticket(id, viewer);
        Person watcher = people.find(person)
                .filter(Watchers::mayWatch)
                .orElseThrow(() ->
                        Refused.invalid("person", "Only colleagues watch tickets. Choose somebody who works here."));
        if (store.insert(id, person, now)) {
            say(ticket, "watched", watcher, "watches it", viewer, now);
        }
    }

    /** They hear no more of it; nothing when they did not. */
    public void unwatch(TicketId id, PersonId person, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Ticket ticket = tickets.ticket(id, viewer);
        if (store.delete(id, person)) {
            say(ticket, "unwatched", people.person(person), "no longer watches it", viewer, now);
        }
    }

    static boolean mayWatch(Person person) {
        return person.active() && person.role().atLeast(Role.RESPONDER);
    }

    private void say(Ticket ticket, String verb, Person watcher, String does, Viewer viewer, Instant now) {
        String text = viewer.actor().equals(watcher.actor()) ? does : "said that " + watcher.name() + " " + does;
        timeline.append(Entry.internal(ticket.id().subject(), now, viewer.actor(), verb, text, Map.of()));
    }
}
