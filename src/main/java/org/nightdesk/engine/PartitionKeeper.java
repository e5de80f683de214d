package org.nightdesk.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.database.Partitions;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the months of the history before anything is written, and next month's long before it is needed. */
@Component
class PartitionKeeper implements DueWork, SmartLifecycle {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Partitions partitions;
    private final InstantSource clock;
    private Instant last = Instant.MIN;
    private volatile boolean running;

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
    public void start() {
        runDue(clock.instant());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the bell, and so before everything that writes. */
    @Override
    public int getPhase() {
        return -2;
    }
}
