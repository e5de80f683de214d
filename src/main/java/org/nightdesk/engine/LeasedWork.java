package org.nightdesk.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Due work that talks to the world: each thing is claimed by a committed lease (docs/decisions/0004) and dealt with on a platform
 * thread of its own, so that a slow one holds up no other, and at most so many at once. What breaks off is logged and left to
 * the end of its lease. Virtual threads would be cheaper, were it not for docs/decisions/0016.
 */
public abstract class LeasedWork<T> implements DueWork, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);

    private final String topic;
    private final Bell bell;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Executor hands;
    private volatile boolean full;

    /** At most {@code most} are dealt with at once; by hand, all on the caller's thread. */
    protected LeasedWork(String topic, int most, Bell bell, Ticking ticking) {
        this.topic = topic;
        this.bell = bell;
        this.free = new Semaphore(most);
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name(topic + "-", 0).daemon().factory());
        this.hands = ticking == Ticking.BY_HAND ? Runnable::run : threads;
    }

    /** Claims up to {@code room} things in a transaction of its own; each lease is longer than {@link #handle} can take. */
    protected abstract List<T> claim(int room, Instant now);

    /** Deals with one, without a transaction while it talks to the world. */
    protected abstract void handle(T claimed);

    /** Which it is, for the log: no secret in it. */
    protected abstract String name(T claimed);

    @Override
    public final String topic() {
        return topic;
    }

    /** As many as there are hands free for; what {@link #claim} throws is thrown, and leaves all hands as free as they were. */
    @Override
    public final int runDue(Instant now) {
        int room = free.drainPermits();
        int taken = 0;
        try {
            List<T> claimed = room == 0 ? List.of() : claim(room, now);
            full = claimed.size() == room;
            for (T one : claimed) {
                hands.execute(() -> handleAndFree(one));
                taken++;
            }
            return taken;
        } finally {
            free.release(room - taken);
        }
    }

    private void handleAndFree(T claimed) {
        try {
            handle(claimed);
        } catch (RuntimeException | Error failure) {
            log.error("{} {} broke off, its lease ends by itself", topic, name(claimed), failure);
        } finally {
            free.release();
            if (full) {
                bell.ring(topic);
            }
        }
    }

    /** Interrupts what is under way. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
