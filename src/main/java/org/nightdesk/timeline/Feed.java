package org.nightdesk.timeline;

import java.time.Instant;
import java.util.List;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/**
 * Everything that happened, in an order that never changes afterwards: by transaction, then by entry. What is read lies below
 * the oldest transaction still running, so an entry that commits late is never skipped; each is told at least once.
 */
@Component
public class Feed {

    private final FeedStore store;

    Feed(FeedStore store) {
        this.store = store;
    }

    /** A place in the feed; {@link #START} lies before everything. */
    public record Position(long transaction, long entry) {

        public static final Position START = new Position(0, 0);
    }

    /** One thing that happened, and the place right behind it. */
    public record Told(Position position, Recorded recorded) {}

    /**
     * What the viewer may read behind a place, oldest first, at most {@code limit}; entries that happened before {@code oldest} are left out.
     * Empty when there is nothing yet.
     */
    public List<Told> after(Position place, Viewer viewer, Instant oldest, int limit) {
        return store.after(place, viewer, oldest, limit);
    }

    /** Whether something that the viewer could have read behind a place is older than {@code oldest}, so that a follower there has missed it. */
    public boolean hasMissed(Position place, Viewer viewer, Instant oldest) {
        return store.hasMissed(place, viewer, oldest);
    }

    /** Names the run of places: a place is worth nothing after a restore into another PostgreSQL, which counts its own transactions. */
    public String run() {
        return store.run();
    }
}
