package org.nightdesk.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Viewer;

/**
 * What waits for one person, for the list on home. Each module that gives people something to do declares a bean; tickets and pages have
 * their own places there.
 */
public interface NeedsMe {

    /** What the viewer must do, the most pressing first; a handful. Read on every visit of home, so within a few milliseconds. */
    List<Need> of(Viewer viewer, Instant now);

    /** {@code what} is the deed, {@code detail} where it comes from, {@code due} when it must be done, if a time was set. */
    record Need(String what, String detail, String path, Optional<Instant> due) {}
}
