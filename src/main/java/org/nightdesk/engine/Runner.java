package org.nightdesk.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one kind of due work. */
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private static final int QUIET = 60;
    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;

    private final DueWork work;
    private final InstantSource clock;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private final Timer sweeps;
    private final Counter dealt;
    private int failures;
    private volatile boolean stopped;
    private volatile long swept = System.nanoTime();
    private volatile Instant sweptAt;

    Runner(DueWork work, InstantSource clock, MeterRegistry meters) {
        this.work = work;
        this.clock = clock;
        this.sweptAt = clock.instant();
        this.sweeps = meters.timer("nightdesk.due.sweep", "topic", work.topic());
        this.dealt = meters.counter("nightdesk.due.dealt", "topic", work.topic());
        this.thread = Thread.ofPlatform().name("due-" + work.topic()).daemon().unstarted(this::run);
    }

    String topic() {
        return work.topic();
    }

    long swept() {
        return swept;
    }

    /** By the node's clock. */
    Instant sweptAt() {
        return sweptAt;
    }

    void start() {
        swept = System.nanoTime();
        sweptAt = clock.instant();
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
        long began = System.nanoTime();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int done = work.runDue(now);
        sweptAt = now;
        sweeps.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        dealt.increment(done);
        return done;
    }

    private void run() {
        while (!stopped) {
            try {
                sweep();
                if (calls.tryAcquire(pause(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    // Until something falls due, at most a second; not at once, should it be another node's.
    private long pause() {
        try {
            return work.nextDue()
                    .map(due -> Duration.between(clock.instant(), due).toMillis() + 1)
                    .map(millis -> Math.clamp(millis, SHORTEST_MILLIS, LONGEST_MILLIS))
                    .orElse(LONGEST_MILLIS);
        } catch (RuntimeException failure) {
            return LONGEST_MILLIS;
        }
    }

    // A failing sweep must never end the thread: the next second tries again.
    private void sweep() {
        try {
            while (once() > 0 && !stopped) {
                swept = System.nanoTime();
            }
            swept = System.nanoTime();
            failures = 0;
        } catch (RuntimeException | Error failure) {
            if (!stopped) {
                tell(failure);
            }
        }
    }

    // Once with the whole trace, then once a minute in a line: while a database is away nothing else would be readable.
    private void tell(Throwable failure) {
        if (failures == 0) {
            log.error("due work {} failed, tried again each second", work.topic(), failure);
        } else if (failures % QUIET == 0) {
            log.error("due work {} still fails: {}", work.topic(), failure.getMessage());
        }
        failures++;
    }
}
