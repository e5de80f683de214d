package org.nightdesk.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream. It waits on a virtual thread of its own, so that a slow browser holds up nobody; topics of a moment
 * go out together, and too many of them become a single "everything".
 */
final class Seat {

    /** Tells the browser to look at everything it shows. */
    static final String EVERYTHING = "*";

    private static final int MANY = 200;
    private static final int REMEMBERED = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration GATHERING = Duration.ofMillis(80);
    /** Then the browser comes again, and its session is looked at again. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SseEmitter stream = new SseEmitter(0L);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> pending = new LinkedHashSet<>();
    private final Map<String, Boolean> allowed = new HashMap<>();
    private final Predicate<String> mayHear;
    private volatile boolean open = true;

    /** {@code mayHear} is asked on the stream's own thread and may look into the database. */
    Seat(Predicate<String> mayHear) {
        this.mayHear = mayHear;
    }

    SseEmitter stream() {
        return stream;
    }

    void tell(String topic) {
        lock.lock();
        try {
            if (pending.size() >= MANY) {
                pending.clear();
                pending.add(EVERYTHING);
            }
            if (!pending.contains(EVERYTHING)) {
                pending.add(topic);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        open = false;
        tell(EVERYTHING);
    }

    /** Carries news to the browser until it leaves, or its time is up. */
    void run() {
        long end = System.nanoTime() + LIFETIME.toNanos();
        try {
            stream.send(SseEmitter.event().name("hello").data("").reconnectTime(2_000));
            while (open && System.nanoTime() < end) {
                carry(await());
            }
            stream.complete();
        } catch (IOException | IllegalStateException left) {
            open = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stream.complete();
        }
    }

    // Closed by us, nothing is sent any more: a browser that has left would fail it, and the server wait for its stream
    // to end.
    private void carry(Set<String> topics) throws IOException {
        if (open) {
            send(allowed(topics));
        }
    }

    private Set<String> allowed(Set<String> topics) {
        if (allowed.size() > REMEMBERED) {
            allowed.clear();
        }
        topics.removeIf(topic -> !allowed.computeIfAbsent(topic, mayHear::test));
        return topics;
    }

    private void send(Set<String> topics) throws IOException {
        if (topics.isEmpty()) {
            stream.send(SseEmitter.event().comment("still here"));
            return;
        }
        stream.send(SseEmitter.event().data(String.join("\n", topics)));
    }

    private Set<String> await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = HEARTBEAT.toNanos();
            while (pending.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        TimeUnit.MILLISECONDS.sleep(GATHERING.toMillis());
        lock.lock();
        try {
            Set<String> topics = new LinkedHashSet<>(pending);
            pending.clear();
            return topics;
        } finally {
            lock.unlock();
        }
    }
}
