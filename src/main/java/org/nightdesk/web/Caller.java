package org.nightdesk.web;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.Viewer;

/** Knows the page that waits for somebody; shown as one line on every screen until it is answered. Implemented by paging. */
public interface Caller {

    /** The page that waits longest for this viewer. */
    Optional<Call> waitingFor(Viewer viewer, Instant now);

    /**
     * {@code priority} 1 to 5, {@code title} what is wrong, {@code next} a short sentence on who is told next (may be
     * empty), {@code acknowledge} the path that a POST answers the page at, {@code open} where to read more.
     */
    record Call(int priority, Instant since, String title, String next, String acknowledge, String open) {}
}
