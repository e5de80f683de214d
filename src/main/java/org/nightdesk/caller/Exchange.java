package org.nightdesk.caller;

import java.time.Instant;
import java.util.Optional;

/** A telephone system that tells of calls. */
record Exchange(long id, String name, Optional<Instant> heardAt) {

    private static final String PREFIX = "exc_";

    String text() {
        return PREFIX + id;
    }

    /** 0, which none has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }
}
