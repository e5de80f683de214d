package org.nightdesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Queue.Count;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** How many tickets each view holds: counted once, and again when a ticket has changed on any node. */
@Component
class Counts {

    private static final int MOST_PEOPLE = 2_000;

    private static final int MOST_COUNTED = 1_000;

    /** What a saved view looks for may come and go with the time alone. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Map<Viewer, List<Count>> kept = new ConcurrentHashMap<>();
    private final Map<Asked, Counted> looked = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Queue queue;
    private final Filters filters;

    private record Asked(Viewer viewer, List<String> words) {}

    private record Counted(List<Integer> numbers, Instant at) {}

    Counts(Queue queue, Filters filters, Bell bell) {
        this.queue = queue;
        this.filters = filters;
        bell.listen(topic -> {
            if (topic.equals(Tickets.TOPIC)) {
                changes.incrementAndGet();
                kept.clear();
                looked.clear();
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

    /**
     * How many each of these searches finds, up to a thousand; 0 for one that is not understood any more. A number is at most half
     * a minute old, and counted again when a ticket has changed.
     */
    List<Integer> found(List<String> words, Viewer viewer, Instant now) {
        if (looked.size() > MOST_PEOPLE) {
            looked.clear();
        }
        Asked asked = new Asked(viewer, words);
        Counted known = looked.get(asked);
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.numbers();
        }
        long before = changes.get();
        Counted counted = new Counted(counted(words, viewer, now), now);
        looked.put(asked, counted);
        if (changes.get() != before) {
            looked.remove(asked, counted);
        }
        return counted.numbers();
    }

    private List<Integer> counted(List<String> words, Viewer viewer, Instant now) {
        List<Optional<Filter>> understood =
                words.stream().map(some -> understood(some, viewer, now)).toList();
        Iterator<Integer> counts = queue.counts(
                        understood.stream().flatMap(Optional::stream).toList(), viewer, MOST_COUNTED)
                .iterator();
        return understood.stream()
                .map(one -> one.isPresent() ? counts.next() : 0)
                .toList();
    }

    private Optional<Filter> understood(String words, Viewer viewer, Instant now) {
        try {
            return Optional.of(filters.parse(words, viewer, now));
        } catch (Refused gone) {
            return Optional.empty();
        }
    }

    int in(View view, Viewer viewer) {
        return of(viewer).stream().mapToInt(count -> in(view, count)).sum();
    }

    /** How many rows each group of a view may have when all together have so much room: small groups leave theirs to the others. */
    int each(View view, int room, Viewer viewer) {
        List<Integer> sizes =
                of(viewer).stream().map(count -> in(view, count)).sorted().toList();
        int left = room;
        for (int i = 0; i < sizes.size(); i++) {
            int share = left / (sizes.size() - i);
            if (sizes.get(i) > share) {
                return Math.max(1, share);
            }
            left -= sizes.get(i);
        }
        return room;
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
