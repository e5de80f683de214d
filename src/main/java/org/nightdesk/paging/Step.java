package org.nightdesk.paging;

import java.time.Duration;
import java.util.List;

/** Calls its targets at once and waits {@code waitMinutes} (1 to 1,440) for an answer before the next step. */
public record Step(List<Target> targets, int waitMinutes) {

    public Step {
        targets = List.copyOf(targets);
    }

    Duration waiting() {
        return Duration.ofMinutes(waitMinutes);
    }
}
