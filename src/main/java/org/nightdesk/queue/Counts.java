package org.nightdesk.queue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Queue.Count;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** How many tickets each view holds: counted once, and again when a ticket has changed on any node. */
@Component
class Counts {

    private static final int MOST_PEOPLE = 2_000;

    private final Map<Viewer, List<Count>> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Queue queue;

    Counts(Queue queue, Bell bell) {
        this.queue = queue;
        bell.listen(topic -> {
            if (topic.equals(Tickets.TOPIC)) {
                changes.incrementAndGet();
                kept.clear();
            }
        });
    }

    List<Count> of(Viewer viewer) {
        if (kept.size() > MOST_PEOPLE) {
            kept.clear();
        }
        List<Count> known = kept.get(viewer);
        if (known != null) {
            return known;
        }
        long before = changes.get();
        List<Count> counted = queue.counts(viewer);
        kept.put(viewer, counted);
        // What changed while it was counted would otherwise be kept as it was.
        if (changes.get() != before) {
            kept.remove(viewer, counted);
        }
        return counted;
    }

    int in(View view, Viewer viewer) {
        return of(viewer).stream().mapToInt(count -> in(view, count)).sum();
    }

    static int in(View view, Count count) {
        if (!view.states().contains(count.state())) {
            return 0;
        }
        return switch (view) {
            case MINE -> count.mine();
            case NOBODYS -> count.nobodys();
            case OPEN, ON_HOLD, WORKAROUNDS, RESOLVED -> count.all();
        };
    }
}
