package org.nightdesk.escalation;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * An escalation policy: its steps in order, gone through once and {@code repeat} times more (0 to 20) before the page
 * is exhausted; an exhausted page says so and begins again. {@code version} rises with each change.
 */
public record Policy(PolicyId id, String name, List<Step> steps, int repeat, int version) {

    private static final int MOST_STEPS = 20;
    private static final int MOST_NEEDED = 9;
    private static final int DAY = 1_440;

    public Policy {
        steps = List.copyOf(steps);
    }

    /** Refuses what cannot work, naming each field. */
    static void check(String name, List<Step> steps, int repeat) {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(new Problem("name", "The policy has no name. Give it one that people recognise."));
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            problems.add(new Problem("steps", "A policy has 1 to 20 steps; this one has " + steps.size() + "."));
        }
        if (repeat < 0 || repeat > MOST_STEPS) {
            problems.add(new Problem("repeat", "A policy is repeated 0 to 20 times, not " + repeat + "."));
        }
        if (!steps.isEmpty() && steps.stream().allMatch(Step::lastResort)) {
            problems.add(new Problem("steps", "Every step is a last resort. Name somebody who is called first."));
        }
        for (int i = 0; i < steps.size(); i++) {
            check(steps.get(i), "steps[" + i + "]", problems);
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    private static void check(Step step, String path, List<Problem> problems) {
        if (step.targets().isEmpty()) {
            problems.add(new Problem(path + ".targets", "The step calls nobody. Name a person, a schedule or a team."));
        }
        if (step.waitMinutes() < 1 || step.waitMinutes() > DAY) {
            problems.add(new Problem(
                    path + ".waitMinutes", "A step waits 1 to 1,440 minutes, not " + step.waitMinutes() + "."));
        }
        if (step.needed() < 1 || step.needed() > MOST_NEEDED) {
            problems.add(new Problem(path + ".needed", "1 to 9 people must answer, not " + step.needed() + "."));
        }
        if (step.leastPriority() < 1 || step.leastPriority() > Step.ANY_PRIORITY) {
            problems.add(new Problem(path + ".only.priority", "Write a priority, P1 to P5."));
        }
        if (step.window().filter(window -> window.days().isEmpty()).isPresent()) {
            problems.add(new Problem(path + ".only.days", "The step is for no day of the week. Name at least one."));
        }
    }
}
