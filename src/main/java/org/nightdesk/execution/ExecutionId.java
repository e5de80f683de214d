package org.nightdesk.execution;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** An execution's identity; positive. Outside the house it is written {@code run_7}. */
public record ExecutionId(long value) {

    private static final String PREFIX = "run_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<ExecutionId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new ExecutionId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    public String text() {
        return PREFIX + value;
    }

    /** Where it is looked at. */
    public String path() {
        return "/playbooks/runs/" + text();
    }

    /** What its history is kept under, and the topic that rings when something of it changes. */
    public Subject subject() {
        return Subject.of("execution", value);
    }
}
