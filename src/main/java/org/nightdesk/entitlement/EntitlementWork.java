package org.nightdesk.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.execution.Execution;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands over what was approved, and takes back what is over, also when its time came while nobody was there. */
@Component
class EntitlementWork extends LeasedWork<Entitlement> {

    static final String TOPIC = "entitlement.hand";

    private static final int AT_ONCE = 8;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final EntitlementStore store;
    private final Entitlements entitlements;
    private final Handing handing;
    private final Alarm alarm;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    EntitlementWork(
            EntitlementStore store,
            Entitlements entitlements,
            Handing handing,
            Alarm alarm,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.entitlements = entitlements;
        this.handing = handing;
        this.alarm = alarm;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(EntitlementStore.EARLIEST);
    }

    @Override
    protected List<Entitlement> claim(int room, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> store.claim(room, now, LEASE)));
    }

    @Override
    protected void handle(Entitlement one) {
        Instant now = clock.instant();
        switch (one.state()) {
            case "granting", "withdrawing" -> follow(one, now);
            case "held", "stuck" -> over(one, now);
            default -> store.become(one.id(), one.state(), one.run(), one.trouble(), Optional.empty(), now);
        }
    }

    private void over(Entitlement one, Instant now) {
        if (one.offer().withdrawPlaybook().isEmpty()) {
            stuck(one, "Its time is over. Take it back by hand, and say here that it is back.", now);
            return;
        }
        store.become(one.id(), "withdrawing", "", one.trouble(), Optional.of(now.plus(LEASE)), now);
        follow(store.find(one.id()).orElseThrow(), now);
    }

    private void follow(Entitlement one, Instant now) {
        Optional<Execution> known = handing.run(one);
        if (known.isEmpty()) {
            begin(one, now);
        } else if (known.get().isRunning()) {
            store.began(one.id(), known.get().id().text(), now.plus(LOOK));
        } else {
            ended(one, known.get(), now);
        }
    }

    private void begin(Entitlement one, Instant now) {
        try {
            Execution run = handing.begin(one, one.is("granting"), now);
            store.began(one.id(), run.id().text(), now.plus(LOOK));
        } catch (Refused | NotFound refused) {
            String why = String.valueOf(refused.getMessage());
            transaction.executeWithoutResult(status -> failed(one, why, now));
        }
    }

    private void ended(Entitlement one, Execution run, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (!run.state().equals("done")) {
                failed(one, run.heading() + " is " + run.state() + ". " + run.why(), now);
            } else if (one.is("granting")) {
                var granted = entitlements.granted(one, Viewer.system(), now);
            } else {
                entitlements.returned(one, now);
            }
        });
    }

    private void failed(Entitlement one, String why, Instant now) {
        if (one.is("granting")) {
            store.become(one.id(), "asked", one.run(), why, Optional.empty(), now);
            alarm.notGranted(one, why, now);
        } else {
            stuck(one, why, now);
        }
    }

    private void stuck(Entitlement one, String why, Instant now) {
        transaction.executeWithoutResult(status -> {
            boolean retries = !one.offer().withdrawPlaybook().isEmpty();
            store.become(
                    one.id(),
                    "stuck",
                    one.run(),
                    why,
                    Optional.of(now.plus(AGAIN)).filter(due -> retries),
                    now);
            if (store.tell(one.id())) {
                alarm.notReturned(one, why, now);
            }
        });
    }

    @Override
    protected String name(Entitlement claimed) {
        return claimed.text();
    }
}
