package org.nightdesk.signal;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** An integration's identity; positive. Outside the house it is written {@code int_7}. */
public record IntegrationId(long value) {

    private static final String PREFIX = "int_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<IntegrationId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new IntegrationId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API and addresses show and take. */
    public String text() {
        return PREFIX + value;
    }

    /** What the integration's history is kept under. */
    public Subject subject() {
        return Subject.of("integration", value);
    }
}
