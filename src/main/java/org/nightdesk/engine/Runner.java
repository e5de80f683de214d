package org.nightdesk.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one kind of due work. */
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private static final int QUIET = 60;
    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;

    /** A look that is older says nothing. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    /** Swept after that, whatever the looks say. */
    private static final long SAFETY_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** What the last look said, and when it began. */
    private record Look(Instant due, long asked) {}

    private final DueWork work;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Semaphore calls = new Semaphore(0);
    private final AtomicBoolean called = new AtomicBoolean();
    private final Thread thread;
    private final Timer sweeps;
    private final Counter dealt;
    private int failures;
    private volatile boolean stopped;
    private volatile long swept;
    private volatile Instant sweptAt;
    private volatile Look look;
    private volatile Instant soon = Instant.MAX;
    private long began;

    /** {@code nanos} counts like {@link System#nanoTime}, whatever becomes of the clock. */
    Runner(DueWork work, InstantSource clock, LongSupplier nanos, MeterRegistry meters) {
        this.work = work;
        this.clock = clock;
        this.nanos = nanos;
        this.swept = nanos.getAsLong();
        this.began = swept - 2 * SAFETY_NANOS;
        this.look = new Look(Instant.MAX, swept - 2 * FRESH_NANOS);
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
        swept = nanos.getAsLong();
        sweptAt = clock.instant();
        thread.start();
    }

    boolean isForecast() {
        return work.earliest().isPresent();
    }

    String earliest() {
        return work.earliest().orElseThrow();
    }

    /** Something may be there. */
    void wake() {
        called.set(true);
        calls.release();
    }

    /** By a look that began at {@code asked}: nothing is due before then. */
    synchronized void expect(Instant due, long asked) {
        look = new Look(due, asked);
        if (due.isBefore(clock.instant().plusMillis(LONGEST_MILLIS))) {
            calls.release();
        }
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

    /** On the calling thread, to its end, unless it is {@code due} later and knows of nothing earlier; whether there was anything to do. */
    boolean byHand(Instant due) {
        Instant now = clock.instant();
        if (isForecast()
                && due.isAfter(now)
                && work.nextDue().orElse(Instant.MAX).isAfter(now)) {
            sweptAt = now;
            return false;
        }
        boolean done = false;
        while (once() > 0) {
            done = true;
        }
        return done;
    }

    int once() {
        long start = nanos.getAsLong();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int done = work.runDue(now);
        sweptAt = now;
        sweeps.record(nanos.getAsLong() - start, TimeUnit.NANOSECONDS);
        dealt.increment(done);
        return done;
    }

    private void run() {
        while (!stopped) {
            try {
                if (isDue()) {
                    sweep();
                }
                if (calls.tryAcquire(pauseMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    // Left alone only while looks say that nothing is due, and not for ever.
    boolean isDue() {
        long tick = nanos.getAsLong();
        Instant now = clock.instant();
        Look last = look;
        boolean idle = !called.getAndSet(false)
                && tick - last.asked() < FRESH_NANOS
                && tick - began < SAFETY_NANOS
                && last.due().isAfter(now)
                && soon.isAfter(now);
        if (idle) {
            swept = tick;
            sweptAt = now;
        }
        return !idle;
    }

    /** Until something falls due, at most a second; not at once, should it be another node's. Due may be any time there is. */
    long pauseMillis() {
        Instant now = clock.instant();
        Instant due = Collections.min(List.of(look.due(), soon, now.plusMillis(LONGEST_MILLIS)));
        return due.isAfter(now)
                ? Math.clamp(Duration.between(now, due).toMillis() + 1, SHORTEST_MILLIS, LONGEST_MILLIS)
                : SHORTEST_MILLIS;
    }

    // A failing sweep must never end the thread: the next second tries again.
    void sweep() {
        began = nanos.getAsLong();
        soon = Instant.MAX;
        forgetWhatIsDealtWith();
        try {
            while (once() > 0 && !stopped) {
                swept = nanos.getAsLong();
            }
            swept = nanos.getAsLong();
            failures = 0;
            soon = work.nextDue().orElse(Instant.MAX);
        } catch (RuntimeException | Error failure) {
            if (!stopped) {
                tell(failure);
            }
        }
    }

    // Should it still be there afterwards, the next look says so.
    private synchronized void forgetWhatIsDealtWith() {
        if (!look.due().isAfter(clock.instant())) {
            look = new Look(Instant.MAX, look.asked());
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
