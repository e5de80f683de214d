package org.nightdesk.execution;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.course.Plan;
import org.nightdesk.subject.Actor;

/** A plan as it is kept. {@code holds}: each pre-check that could be looked at held while it was made. */
public record KeptPlan(
        PlanId id,
        String sha256,
        Plan plan,
        boolean holds,
        Actor author,
        Instant madeAt,
        Optional<Approval> approval,
        Optional<Approval> declined,
        Optional<ExecutionId> execution) {

    private static final int SHOWN = 12;

    /** What somebody said to it. Who approved it is always a person, never the author. */
    public record Approval(Actor by, String word, Instant at) {}

    /** The beginning of its hash, as people compare it. */
    public String shortHash() {
        return sha256.substring(0, SHOWN);
    }
}
