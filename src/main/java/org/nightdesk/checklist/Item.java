package org.nightdesk.checklist;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.NotFound;

/** One point of a ticket's checklist; who ticked it, and when. */
record Item(long id, String words, Optional<String> doneBy, Optional<Instant> doneAt) {

    boolean isDone() {
        return doneAt.isPresent();
    }

    String text() {
        return "itm_" + id;
    }

    static long id(String text) {
        if (!text.matches("itm_[1-9][0-9]{0,17}")) {
            throw new NotFound("item " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
