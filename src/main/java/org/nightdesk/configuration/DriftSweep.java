package org.nightdesk.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares everything each hour, and when an explanation ends: by one node at a time. */
@Component
class DriftSweep implements DueWork {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final DriftStore store;
    private final SettingSourceStore sources;
    private final TransactionTemplate transaction;

    DriftSweep(DriftStore store, SettingSourceStore sources, TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "configuration.drift";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(DriftStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        boolean due = Objects.requireNonNull(transaction.execute(status -> store.claim(now, LEASE)));
        if (!due) {
            return 0;
        }
        transaction.executeWithoutResult(status -> {
            sources.follow(now);
            store.look(now);
            store.lookAgain(now, now.plus(PAUSE));
        });
        return 1;
    }
}
