package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nightdesk.engine.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through the open tickets without end and mends due times that do not follow from what happened: there should be none. */
@Component
class Sweeping implements DueWork {

    private static final Logger LOG = Logger.getLogger(Sweeping.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    private final Clocks clocks;
    private final TransactionTemplate transaction;
    private Instant next = Instant.MIN;
    private long after;

    Sweeping(Clocks clocks, TransactionTemplate transaction) {
        this.clocks = clocks;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "sla.sweep";
    }

    /** Never says that there is more: it is in no hurry. */
    @Override
    public synchronized int runDue(Instant now) {
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(PAUSE);
        Clocks.Swept swept = transaction.execute(status -> clocks.sweep(after, BATCH));
        after = swept == null ? 0 : swept.last();
        if (swept != null && swept.wrong() > 0) {
            LOG.log(Level.WARNING, "{0} due times were wrong and have been mended", swept.wrong());
        }
        return 0;
    }
}
