package org.nightdesk.silence;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A silence’s identity; positive. Outside the house it is written {@code sil_7}. */
public record SilenceId(long value) {

    private static final String PREFIX = "sil_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<SilenceId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new SilenceId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What its history is kept under. */
    public Subject subject() {
        return Subject.of("silence", value);
    }
}
