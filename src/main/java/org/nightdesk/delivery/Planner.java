package org.nightdesk.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.sla.Agreements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a parcel of each order that has fallen due, in one short transaction: two nodes never make two. What fell due while nothing ran is made up for
 * by one parcel, for the last of the times.
 */
@Component("deliveryPlanner")
class Planner implements DueWork {

    static final String TOPIC = "delivery.plan";

    /** How long a file is kept to be fetched. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 50;

    private final OrderStore orders;
    private final ParcelStore parcels;
    private final Agreements agreements;
    private final TransactionTemplate transaction;
    private final Bell bell;

    Planner(OrderStore orders, ParcelStore parcels, Agreements agreements, TransactionTemplate transaction, Bell bell) {
        this.orders = orders;
        this.parcels = parcels;
        this.agreements = agreements;
        this.transaction = transaction;
        this.bell = bell;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(OrderStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> plan(now)));
    }

    private int plan(Instant now) {
        List<StandingOrder> due = orders.take(now, BATCH);
        due.forEach(order -> plan(order, now));
        if (!due.isEmpty()) {
            parcels.forget(now.minus(KEPT));
            bell.ring(Packer.TOPIC);
        }
        return due.size();
    }

    private void plan(StandingOrder order, Instant now) {
        Recurrence when = order.wanted().when();
        Predicate<LocalDate> isOpen = open(order.wanted().calendar());
        List<Instant> fallen = when.fallen(order.due().orElseThrow(), now, isOpen);
        parcels.insert(order.id(), fallen.getLast(), fallen.size() - 1, now);
        orders.due(order.id(), when.next(now, isOpen).orElse(null));
    }

    /** Which days count, by a calendar or without one. */
    Predicate<LocalDate> open(Optional<Long> calendar) {
        return calendar.map(id -> agreements.calendar(id).draft())
                .<Predicate<LocalDate>>map(draft -> draft::isOpenOn)
                .orElse(day -> true);
    }
}
