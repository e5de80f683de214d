package org.nightdesk.swap;

import java.util.Optional;

/** A swap's identity; positive. Outside the house it is written {@code swp_7}. */
public record SwapId(long value) {

    private static final String PREFIX = "swp_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<SwapId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new SwapId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }
}
