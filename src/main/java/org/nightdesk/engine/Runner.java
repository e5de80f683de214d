package org.nightdesk.engine;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one kind of due work. */
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final DueWork work;
    private final InstantSource clock;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long swept = System.nanoTime();

    Runner(DueWork work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("due-" + work.topic()).daemon().unstarted(this::run);
    }

    String topic() {
        return work.topic();
    }

    long swept() {
        return swept;
    }

    void start() {
        swept = System.nanoTime();
        thread.start();
    }

    void wake() {
        calls.release();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(15));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int once() {
        return work.runDue(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void run() {
        while (!stopped) {
            try {
                sweep();
                if (calls.tryAcquire(1, TimeUnit.SECONDS)) {
                    calls.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    // A failing sweep must never end the thread: the next second tries again, and the log says so.
    private void sweep() {
        try {
            while (once() > 0 && !stopped) {
                swept = System.nanoTime();
            }
            swept = System.nanoTime();
        } catch (RuntimeException failure) {
            if (!stopped) {
                log.error("due work {} failed, tried again within a second", work.topic(), failure);
            }
        }
    }
}
