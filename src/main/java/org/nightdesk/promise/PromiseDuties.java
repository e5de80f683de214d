package org.nightdesk.promise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Tells the next shift what customers were promised by those who go and come, whatever ticket it is on. */
@Component
class PromiseDuties implements Duties {

    private final PromiseStore store;
    private final Tickets tickets;
    private final People people;

    PromiseDuties(PromiseStore store, Tickets tickets, People people) {
        this.store = store;
        this.tickets = tickets;
        this.people = people;
    }

    @Override
    public List<Duty> of(Set<PersonId> keepers, Instant until, Viewer viewer, Instant now) {
        if (keepers.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        Map<PersonId, String> names = people.names(keepers);
        return store.open(keepers, until, MOST_AND_ONE).stream()
                .flatMap(promise -> tickets
                        .find(promise.ticket(), viewer)
                        .map(ticket -> duty(promise, ticket, names.getOrDefault(promise.keeper(), "Somebody who left")))
                        .stream())
                .toList();
    }

    private static Duty duty(Promise promise, Ticket ticket, String keeper) {
        return new Duty(
                promise.what(),
                "Promised on " + ticket.number() + ", " + ticket.title() + "; " + keeper + " keeps it",
                "/tickets/" + ticket.number(),
                promise.dueAt());
    }
}
