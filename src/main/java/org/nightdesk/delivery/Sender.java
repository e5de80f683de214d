package org.nightdesk.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.channel.Delivery;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends parcels, to each address under a lease of its own. */
@Component("parcelSender")
class Sender extends LeasedWork<Sending> {

    static final String TOPIC = "delivery.send";

    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Carrier.LONGEST.multipliedBy(AT_ONCE).plusSeconds(10);

    /** What is waited after each try; then it is over. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3));

    private final OrderStore orders;
    private final ParcelStore parcels;
    private final SendingStore store;
    private final Carrier carrier;
    private final Failures failures;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Sender(
            OrderStore orders,
            ParcelStore parcels,
            SendingStore store,
            Carrier carrier,
            Failures failures,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.orders = orders;
        this.parcels = parcels;
        this.store = store;
        this.carrier = carrier;
        this.failures = failures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(SendingStore.EARLIEST);
    }

    @Override
    protected List<Sending> claim(int room, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> store.claim(now, LEASE, room)));
    }

    @Override
    protected void handle(Sending sending) {
        // An order that was deleted meanwhile has taken all of it along.
        parcels.find(sending.parcel())
                .ifPresent(parcel -> orders.find(parcel.order()).ifPresent(order -> carry(order, parcel, sending)));
    }

    private void carry(StandingOrder order, Parcel parcel, Sending sending) {
        switch (carrier.carry(order, parcel, sending)) {
            case Delivery.Sent sent -> store.result(sending, "sent", "", sending.repeat(), null);
            case Delivery.Rejected rejected -> fail(order, sending, rejected.reason(), sending.repeat());
            case Delivery.Retry retry -> again(order, sending, retry);
        }
    }

    private void again(StandingOrder order, Sending sending, Delivery.Retry retry) {
        boolean repeat = sending.repeat() || retry.mayHaveArrived();
        if (sending.tries() > PAUSES.size()) {
            fail(order, sending, retry.reason(), repeat);
            return;
        }
        Instant next = clock.instant().plus(PAUSES.get(sending.tries() - 1));
        store.result(sending, "waiting", retry.reason(), repeat, next);
    }

    private void fail(StandingOrder order, Sending sending, String reason, boolean repeat) {
        transaction.executeWithoutResult(status -> {
            if (store.result(sending, "failed", reason, repeat, null)) {
                failures.tell(order, carrier.shown(order, sending.address()) + ": " + reason, clock.instant());
            }
        });
    }

    @Override
    protected String name(Sending sending) {
        return Long.toString(sending.id());
    }
}
