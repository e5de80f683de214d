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
    }
}
