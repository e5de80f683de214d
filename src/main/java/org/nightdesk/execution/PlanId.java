package org.nightdesk.execution;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A plan's identity; positive. Outside the house it is written {@code plan_7}. */
public record PlanId(long value) {

    private static final String PREFIX = "plan_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<PlanId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new PlanId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    public String text() {
        return PREFIX + value;
    }

    /** Where it is looked at. */
    public String path() {
        return "/playbooks/plans/" + text();
    }

    Subject subject() {
        return Subject.of("plan", value);
    }
}
