package org.nightdesk.timetable;

import org.nightdesk.course.Plan;
import org.nightdesk.course.Step;
import org.nightdesk.course.Step.Preview;
import org.nightdesk.course.Target;

/** What is the same about a plan that is made again and again: everything but by whom and when it was made, why, and what was shown for it. What its checks saw is part of it. */
final class Core {

    private static final Plan.Made NOBODY = new Plan.Made("", "", "", "");

    private Core() {}

    /** SHA-256, 64 small hexadecimal digits. */
    static String of(Plan plan) {
        return new Plan(
                        plan.format(),
                        NOBODY,
                        plan.playbook(),
                        plan.parameters(),
                        "",
                        "",
                        plan.staging(),
                        plan.hours(),
                        plan.targets().stream().map(Core::bare).toList())
                .sha256();
    }

    private static Target bare(Target target) {
        return new Target(
                target.key(),
                target.name(),
                target.customer(),
                target.environment(),
                target.steps().stream()
                        .map((Step step) -> step.with(Preview.NONE))
                        .toList());
    }
}
