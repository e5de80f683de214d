package org.nightdesk.duty;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;

/**
 * What one module knows that a shift must tell the next: each that has such things declares a bean, wherever it stands in the house, and the
 * handover asks them all.
 */
public interface Duties {

    /** More than these are not told of one kind: whoever knows of more gives one more, and is sent to its own list. */
    int MOST = 200;

    int MOST_AND_ONE = MOST + 1;

    /**
     * What these people, who go off call and come on, have not done, or must see to before {@code until}, the end of the shift that comes; soonest
     * first, at most {@link #MOST_AND_ONE}, as far as the viewer may see it. Read on every visit of a handover, so within a few milliseconds.
     */
    List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now);

    /** {@code what} is the deed, {@code detail} where it comes from or whose it is, {@code at} when it was or is due. */
    record Duty(String what, String detail, String path, Instant at) {}
}
