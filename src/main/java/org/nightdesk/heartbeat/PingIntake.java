package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.GroupCommit;
import org.nightdesk.heartbeat.Hearing.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes calls in. Jobs run on the full minute, so thousands come in the same second: those that wait are written together, and none takes the connections
 * that alerts need.
 */
@Component
class PingIntake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PingIntake.class);

    private static final int WRITERS = 1;
    private static final int MOST_TOGETHER = 256;
    private static final int MOST_WAITING = 16_384;
    private static final int MOST_TRIES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HeartbeatStore store;
    private final PingStore pings;
    private final Hearing hearing;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final GroupCommit<Call, Boolean> commits;
    private volatile boolean running;

    PingIntake(HeartbeatStore store, PingStore pings, Hearing hearing, Bell bell, TransactionTemplate transaction) {
        this.store = store;
        this.pings = pings;
        this.hearing = hearing;
        this.bell = bell;
        this.transaction = transaction;
        this.commits = new GroupCommit<>("heartbeats", WRITERS, MOST_TOGETHER, MOST_WAITING, call -> 1, this::write);
    }

    private record Call(Which which, Ping ping, Instant at) {}

    enum Answer {
        /** Committed, with the alert that it raised or ended. */
        HEARD,
        /** There is no such heartbeat. */
        UNKNOWN,
        /** Nothing may be relied on; to call again is harmless. */
        LATER
    }

    /** Waits for the commit, at most 10 s. {@code at} is to the microsecond. */
    Answer take(Which which, Ping ping, Instant at) {
        return commits.submit(0, new Call(which, ping, at))
                .map(PingIntake::answer)
                .orElse(Answer.LATER);
    }

    private static Answer answer(CompletableFuture<Boolean> written) {
        try {
            return written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? Answer.HEARD : Answer.UNKNOWN;
        } catch (ExecutionException failure) {
            log.error("a call could not be stored", failure);
            return Answer.LATER;
        } catch (TimeoutException late) {
            return Answer.LATER;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.LATER;
        }
    }

    // Another node changed the same alert or incident at the same moment: all of it again. Many together are taken
    // apart first.
    private List<Boolean> write(List<Call> calls) {
        for (int rest = calls.size() == 1 ? MOST_TRIES : 1; rest > 1; rest--) {
            try {
                return committed(calls);
            } catch (RuntimeException faster) {
                log.debug("once more", faster);
            }
        }
        return committed(calls);
    }

    private List<Boolean> committed(List<Call> calls) {
        return Lane.INTAKE.on(() -> Objects.requireNonNull(transaction.execute(status -> heard(calls))));
    }

    private List<Boolean> heard(List<Call> calls) {
        Map<Which, Heartbeat> found = store.lock(calls.stream().map(Call::which).toList());
        Map<HeartbeatId, Heartbeat> after = new HashMap<>();
        List<Heard> heard = new ArrayList<>();
        for (Call call : calls) {
            Heartbeat locked = found.get(call.which());
            if (locked != null) {
                Heartbeat before = after.getOrDefault(locked.id(), locked);
                heard.add(hearing.hear(before, call.ping(), call.at()));
                after.put(locked.id(), heard.getLast().after());
            }
        }
        store.save(after.values());
        pings.put(heard);
        heard.forEach(hearing::say);
        if (!heard.isEmpty()) {
            bell.ring(Heartbeats.TOPIC);
        }
        return calls.stream().map(call -> found.containsKey(call.which())).toList();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        commits.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
