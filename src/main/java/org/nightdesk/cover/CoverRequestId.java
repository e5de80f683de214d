package org.nightdesk.cover;

import java.util.Optional;

/** A cover request's identity; positive. Outside the house it is written {@code cov_7}. */
record CoverRequestId(long value) {

    private static final String PREFIX = "cov_";

    /** The identity written like that; empty when nothing could be. */
    static Optional<CoverRequestId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new CoverRequestId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    String text() {
        return PREFIX + value;
    }
}
