package org.nightdesk.absence;

import java.util.Optional;

/** An absence's identity; positive. Outside the house it is written {@code abs_7}. */
public record AbsenceId(long value) {

    private static final String PREFIX = "abs_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<AbsenceId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new AbsenceId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }
}
