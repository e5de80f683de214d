package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings tickets back when the time they were put on hold for has passed. */
@Component
class HoldEnds implements DueWork {

    private final TicketStore store;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    HoldEnds(TicketStore store, Tickets tickets, TransactionTemplate transaction) {
        this.store = store;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "desk.hold";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(TicketStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<Ticket> due = store.holdsThatEnd(now);
            due.forEach(ticket -> tickets.unhold(ticket.id(), Viewer.system(), now));
            return due.size();
        });
        return done == null ? 0 : done;
    }
}
