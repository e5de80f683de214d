package org.nightdesk.sla;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reckons due times again after a calendar or an agreement has changed. */
@Component
class Recomputing implements DueWork {

    static final String TOPIC = "sla.recompute";
    private static final int BATCH = 1000;

    private final Clocks clocks;
    private final TransactionTemplate transaction;

    Recomputing(Clocks clocks, TransactionTemplate transaction) {
        this.clocks = clocks;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(CourseStore.OUTDATED);
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(status -> clocks.catchUp(BATCH));
        return done == null ? 0 : done;
    }
}
