package org.nightdesk.promise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Promises that one has to keep within a day, for home. */
@Component
class PromiseNeeds implements NeedsMe {

    private static final Duration NEAR = Duration.ofDays(1);
    private static final int FEW = 10;

    private final PromiseStore store;
    private final Tickets tickets;

    PromiseNeeds(PromiseStore store, Tickets tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return !viewer.actor().isPerson()
                ? List.of()
                : store.open(List.of(new PersonId(viewer.actor().id())), now.plus(NEAR), FEW).stream()
                        .flatMap(promise ->
                                tickets.find(promise.ticket(), viewer).map(ticket -> need(promise, ticket)).stream())
                        .toList();
    }

    private static Need need(Promise promise, Ticket ticket) {
        return new Need(
                promise.what(),
                "Promised on " + ticket.number() + ", " + ticket.title(),
                "/tickets/" + ticket.number(),
                Optional.of(promise.dueAt()));
    }
}
