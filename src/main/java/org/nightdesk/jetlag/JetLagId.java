package org.nightdesk.jetlag;

import java.util.Optional;

/** A jet lag's identity; positive. Outside the house it is written {@code jet_7}. */
record JetLagId(long value) {

    private static final String PREFIX = "jet_";

    /** The identity written like that; empty when nothing could be. */
    static Optional<JetLagId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new JetLagId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    String text() {
        return PREFIX + value;
    }
}
