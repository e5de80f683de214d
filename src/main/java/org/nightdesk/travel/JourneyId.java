package org.nightdesk.travel;

import java.util.Optional;

/** A journey's identity; positive. Outside the house it is written {@code jrn_7}. */
public record JourneyId(long value) {

    private static final String PREFIX = "jrn_";

    /** The identity written like that; empty when nothing could be. */
    static Optional<JourneyId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new JourneyId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    String text() {
        return PREFIX + value;
    }
}
