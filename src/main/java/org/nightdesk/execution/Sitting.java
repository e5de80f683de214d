package org.nightdesk.execution;

import org.nightdesk.course.Choice;
import org.nightdesk.course.Event;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Standing;

/** One transaction's work on one execution, whose row it has locked. */
final class Sitting {

    private final Execution execution;
    private final Plan plan;
    private final Standing standing;
    private final Transcript transcript;
    private int events;
    private boolean ordered;

    Sitting(Execution execution, Plan plan, Standing standing, Transcript transcript) {
        this.execution = execution;
        this.plan = plan;
        this.standing = standing;
        this.transcript = transcript;
        this.events = execution.events();
    }

    /** Its number in the order of what has happened. */
    int apply(Event event) {
        standing.apply(event);
        events++;
        return events;
    }

    int order(Choice choice, String why) {
        ordered = true;
        return apply(new Event.Ordered(choice, why));
    }

    /** Whether the whole was ordered to do otherwise since this began, so that what was read of its attempts before is old. */
    boolean isOrdered() {
        return ordered;
    }

    Execution execution() {
        return execution;
    }

    ExecutionId id() {
        return execution.id();
    }

    Plan plan() {
        return plan;
    }

    Standing standing() {
        return standing;
    }

    Transcript transcript() {
        return transcript;
    }

    int events() {
        return events;
    }
}
