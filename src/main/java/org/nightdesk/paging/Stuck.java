package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages that this node could not decide about: each is left alone for a while, twice as long each time, and the others go on. */
class Stuck {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 5;

    private record Held(int times, Instant until) {}

    private final Map<PageId, Held> held = new ConcurrentHashMap<>();

    /** Those that are left alone at that moment. */
    List<PageId> at(Instant now) {
        held.values().removeIf(page -> page.until().plus(FORGOTTEN).isBefore(now));
        return held.entrySet().stream()
                .filter(page -> page.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<PageId> all() {
        return List.copyOf(held.keySet());
    }

    /** How long it is left alone. */
    Duration hold(PageId page, Instant now) {
        Held before = held.getOrDefault(page, new Held(0, now));
        Duration pause = FIRST.multipliedBy(1L << Math.min(before.times(), MOST_DOUBLINGS));
        held.put(page, new Held(before.times() + 1, now.plus(pause)));
        return pause;
    }

    void free(PageId page) {
        held.remove(page);
    }
}
