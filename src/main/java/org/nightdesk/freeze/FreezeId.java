package org.nightdesk.freeze;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A freeze's identity; positive. Outside the house it is written {@code frz_7}. */
public record FreezeId(long value) {

    private static final String PREFIX = "frz_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<FreezeId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new FreezeId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the freeze's history is kept under. */
    public Subject subject() {
        return Subject.of("freeze", value);
    }
}
