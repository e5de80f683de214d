package org.nightdesk.handover;

import java.time.Instant;

/** What the outgoing wrote: if {@code condition} then {@code words}; a note when the condition is empty. {@code by} is a name. */
record Line(long id, String condition, String words, String by, Instant at) {

    boolean isNote() {
        return condition.isEmpty();
    }
}
