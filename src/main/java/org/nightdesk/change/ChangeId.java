package org.nightdesk.change;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A change's identity; positive. Outside the house it is written {@code chg_7}. */
public record ChangeId(long value) {

    private static final String PREFIX = "chg_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<ChangeId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new ChangeId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the change's history is kept under. */
    public Subject subject() {
        return Subject.of("change", value);
    }
}
