package org.nightdesk.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.Bell.Listening;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open browsers which topics have news; they fetch what they show of them. A stream holds no connection to the
 * database and no thread of the server's pool.
 */
@Component
class Live implements SmartLifecycle {

    /** One per browser is the rule; more are browsers without shared workers, one per tab. */
    private static final int PER_PERSON = 6;

    private final Map<Actor, Deque<Seat>> seats = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<Audience> audiences;
    private final Listening listening;

    Live(Bell bell, List<Audience> audiences) {
        this.audiences = List.copyOf(audiences);
        this.listening = bell.listen(this::heard);
    }

    /** A new stream; the person's oldest one ends when there are too many. */
    SseEmitter open(Viewer viewer) {
        Seat seat = new Seat(topic -> mayHear(viewer, topic));
        Actor person = viewer.actor();
        seats.compute(person, (who, all) -> {
            Deque<Seat> mine = all == null ? new ArrayDeque<>() : new ArrayDeque<>(all);
            mine.addLast(seat);
            if (mine.size() > PER_PERSON) {
                mine.removeFirst().close();
            }
            return mine;
        });
        Thread.ofVirtual().name("live").start(() -> {
            try {
                seat.run();
            } finally {
                leave(person, seat);
            }
        });
        return seat.stream();
    }

    /** Must not be held up: it only leaves a note in each seat. */
    void heard(String topic) {
        if (topic.startsWith(Presence.WIRE)) {
            return;
        }
        seats.values().forEach(all -> all.forEach(seat -> seat.tell(topic)));
    }

    /** How many streams are open. */
    int open() {
        return seats.values().stream().mapToInt(Deque::size).sum();
    }

    private boolean mayHear(Viewer viewer, String topic) {
        return viewer.audience().contains(Viewer.STAFF)
                || topic.equals(Seat.EVERYTHING)
                || audiences.stream().anyMatch(owner -> owner.mayHear(viewer, topic));
    }

    private void leave(Actor person, Seat seat) {
        seats.computeIfPresent(person, (who, all) -> {
            Deque<Seat> rest = new ArrayDeque<>(all);
            rest.remove(seat);
            return rest.isEmpty() ? null : rest;
        });
    }

    @Override
    public void start() {
        running.set(true);
    }

    /** Before the web server stops, which would wait for the streams. */
    @Override
    public void stop() {
        running.set(false);
        listening.close();
        seats.values().forEach(all -> all.forEach(Seat::close));
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
