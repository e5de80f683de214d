package org.nightdesk.escalation;

import java.time.Duration;
import java.util.List;

/** Calls its targets at once and waits {@code waitMinutes} (1 to 1,440) for an answer before the next step. */
public record Step(List<Target> targets, int waitMinutes) {

    public Step {
        targets = List.copyOf(targets);
    }

    /** The same as a length of time. */
    public Duration waiting() {
        return Duration.ofMinutes(waitMinutes);
    }
}
