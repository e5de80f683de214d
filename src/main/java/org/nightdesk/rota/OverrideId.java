package org.nightdesk.rota;

import java.util.Optional;

/** An override's identity; positive. Outside the house it is written {@code ovr_7}. */
public record OverrideId(long value) {

    private static final String PREFIX = "ovr_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<OverrideId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new OverrideId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }
}
