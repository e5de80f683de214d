package org.nightdesk.customer;

import java.time.Instant;
import java.util.Optional;

/** What somebody wrote down about a customer or contact, in Markdown; {@code changedBy} is empty until it is changed. */
record Note(
        long id,
        Party party,
        String text,
        String by,
        Instant at,
        String changedBy,
        Optional<Instant> changedAt,
        boolean removed,
        int version) {

    private static final String PREFIX = "nte_";

    String shown() {
        return PREFIX + id;
    }

    /** 0, which no note has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }
}
