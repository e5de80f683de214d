package org.nightdesk.escalation;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** An escalation policy's identity; positive. Outside the house it is written {@code pol_7}. */
public record PolicyId(long value) {

    private static final String PREFIX = "pol_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<PolicyId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new PolicyId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the policy's history is kept under. */
    public Subject subject() {
        return Subject.of("escalation-policy", value);
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }
}
