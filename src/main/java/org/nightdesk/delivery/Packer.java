package org.nightdesk.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes parcels, each once: runs the report as the order's owner, keeps the file, and hands it to who sends it. */
@Component
class Packer extends LeasedWork<Parcel> {

    static final String TOPIC = "delivery.make";

    private static final int AT_ONCE = 2;

    /** Longer than a run and its longest fetch may take. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST_TRIES = 4;

    private final OrderStore orders;
    private final ParcelStore parcels;
    private final SendingStore sendings;
    private final Maker maker;
    private final Failures failures;
    private final People people;
    private final Viewers viewers;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Bell bell;

    Packer(
            OrderStore orders,
            ParcelStore parcels,
            SendingStore sendings,
            Maker maker,
            Failures failures,
            People people,
            Viewers viewers,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.orders = orders;
        this.parcels = parcels;
        this.sendings = sendings;
        this.maker = maker;
        this.failures = failures;
        this.people = people;
        this.viewers = viewers;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(ParcelStore.EARLIEST);
    }

    @Override
    protected List<Parcel> claim(int room, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> parcels.claim(now, LEASE, room)));
    }

    @Override
    protected void handle(Parcel parcel) {
        orders.find(parcel.order()).ifPresent(order -> {
            try {
                pack(order, parcel);
            } catch (Refused refused) {
                refused(order, parcel, String.valueOf(refused.getMessage()));
            } catch (NotFound gone) {
                fail(order, parcel, order.ownerName() + " may not run this report any more.");
            }
        });
    }

    private void pack(StandingOrder order, Parcel parcel) {
        Optional<Person> owner = people.find(order.owner()).filter(Person::active);
        if (owner.isEmpty()) {
            fail(order, parcel, order.ownerName() + " has left. Somebody else makes a delivery of their own.");
            return;
        }
        Maker.Made made = maker.make(order, parcel, viewers.of(owner.get()), clock.instant());
        transaction.executeWithoutResult(status -> keep(order, parcel, made, clock.instant()));
    }

    private void keep(StandingOrder order, Parcel parcel, Maker.Made made, Instant now) {
        Parcel.State state = made.wanted() ? Parcel.State.MADE : Parcel.State.NOTHING;
        if (!parcels.result(parcel, state, "", null)) {
            return;
        }
        parcels.made(parcel, made);
        if (made.wanted()) {
            parcels.keep(parcel.id(), made.kept(), now);
            sendings.insert(parcel.id(), order.wanted().target().addresses(), now);
            bell.ring(Sender.TOPIC);
        }
    }

    // A database that is away for some minutes costs nobody the report of the day.
    private void refused(StandingOrder order, Parcel parcel, String reason) {
        if (parcel.tries() < MOST_TRIES) {
            parcels.result(parcel, Parcel.State.WAITING, reason, clock.instant().plus(PAUSE));
            return;
        }
        fail(order, parcel, reason);
    }

    private void fail(StandingOrder order, Parcel parcel, String reason) {
        transaction.executeWithoutResult(status -> {
            if (parcels.result(parcel, Parcel.State.FAILED, reason, null)) {
                failures.tell(order, reason, clock.instant());
            }
        });
    }

    @Override
    protected String name(Parcel parcel) {
        return Long.toString(parcel.id());
    }
}
