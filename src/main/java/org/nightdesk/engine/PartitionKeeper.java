package org.nightdesk.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.database.Partitions;
import org.springframework.stereotype.Component;

/** Makes the months of the history before anything is written, and next month's long before it is needed. */
@Component
class PartitionKeeper extends OnceAtStart implements DueWork {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Partitions partitions;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    PartitionKeeper(Partitions partitions, InstantSource clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "engine.partitions";
    }

    @Override
    public synchronized int runDue(Instant now) {
        if (last.plus(EVERY).isAfter(now)) {
            return 0;
        }
        last = now;
        partitions.keep(now);
        return 0;
    }

    @Override
    protected void begin() {
        runDue(clock.instant());
    }

    /** Before the bell, and so before everything that writes. */
    @Override
    public int getPhase() {
        return -2;
    }
}
