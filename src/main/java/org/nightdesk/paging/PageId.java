package org.nightdesk.paging;

import org.nightdesk.subject.Subject;

/** A page's identity; positive. */
public record PageId(long value) {

    /** The page as a thing with a history. */
    public Subject subject() {
        return Subject.of("page", value);
    }
}
