package org.nightdesk.reminder;

import java.time.Instant;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes somebody by the service's policy for a late promise, where the agreement says so. Not when somebody has acknowledged the ticket: they
 * were told by a reminder, and know.
 */
@Component
class Wakings implements DueWork {

    private static final int BATCH = 20;

    private final ReminderStore store;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    Wakings(ReminderStore store, Tickets tickets, TransactionTemplate transaction) {
        this.store = store;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "reminder.wake";
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> {
            List<TicketId> due = store.wakings(now, BATCH);
            due.stream()
                    .sorted(java.util.Comparator.comparingLong(TicketId::value))
                    .forEach(id -> wake(id, now));
            return due.size();
        });
        return done == null ? 0 : done;
    }

    private void wake(TicketId id, Instant now) {
        Ticket ticket = tickets.ticket(id, Viewer.system());
        if (!ticket.state().over() && ticket.acknowledgement().isEmpty()) {
            tickets.page(id, Viewer.system(), now);
        }
    }
}
