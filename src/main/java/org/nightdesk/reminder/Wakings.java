package org.nightdesk.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.subject.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes somebody by the service's policy for a late promise, where the agreement says so. Not when somebody has acknowledged the ticket: they
 * were told by a reminder, and know.
 */
@Component
class Wakings implements DueWork {

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Wakings.class);

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
    public Optional<String> earliest() {
        return Optional.of(ReminderStore.EARLIEST_WAKING);
    }

    @Override
    public int runDue(Instant now) {
        List<TicketId> due = transaction.execute(status -> store.wakings(now, LEASE, BATCH));
        due.stream().distinct().forEach(id -> wakeAlone(id, now));
        return due.size();
    }

    // One that fails holds up no other; it is tried again when its lease ends.
    private void wakeAlone(TicketId id, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                wake(id, now);
                store.woken(id);
            });
        } catch (RuntimeException failure) {
            log.error("nobody could be woken for ticket {}, tried again in a minute", id.value(), failure);
        }
    }

    private void wake(TicketId id, Instant now) {
        Ticket ticket = tickets.ticket(id, Viewer.system());
        if (!ticket.state().over() && ticket.acknowledgement().isEmpty()) {
            tickets.page(id, Viewer.system(), now);
        }
    }
}
