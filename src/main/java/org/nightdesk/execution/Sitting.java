package org.nightdesk.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Event;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Standing;

/** One transaction's work on one execution, whose row it has locked. What it adds is gathered, and written all at once. */
final class Sitting {

    private final Execution execution;
    private final Plan plan;
    private final Standing standing;
    private final Transcript transcript;
    private final List<AttemptStore.Begun> begun = new ArrayList<>();
    private final List<AttemptStore.Ended> ended = new ArrayList<>();
    private final List<AttemptStore.Waiting> waiting = new ArrayList<>();
    private final List<TargetStore.Touched> touched = new ArrayList<>();
    private int events;
    private boolean ordered;
    private boolean over;

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

    void begun(AttemptStore.Begun attempt) {
        begun.add(attempt);
    }

    void ended(AttemptStore.Ended attempt) {
        ended.add(attempt);
    }

    void waiting(AttemptStore.Waiting attempt) {
        waiting.add(attempt);
    }

    void touched(TargetStore.Touched target) {
        touched.add(target);
    }

    /** What was gathered so far; from now on the transaction can read it. What has ended makes room for what is to begin at the same step. */
    void write(AttemptStore attempts, TargetStore targets) {
        flush(begun, attempts::begin);
        flush(ended, attempts::end);
        flush(waiting, all -> attempts.insert(id(), all));
        flush(touched, all -> targets.touch(id(), plan.playbook().id(), all));
        transcript.write();
    }

    private static <T> void flush(List<T> gathered, Consumer<List<T>> written) {
        if (!gathered.isEmpty()) {
            written.accept(gathered);
            gathered.clear();
        }
    }

    void end() {
        over = true;
    }

    /** Whether nothing of it is left to do. */
    boolean isOver() {
        return over;
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
