package org.nightdesk.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** On home: plans to approve or to begin, halted runs that are mine, and what went without an approval and nobody has looked at. */
@Component("playbookRunNeeds")
class RunNeeds implements NeedsMe {

    private static final int FEW = 5;

    /** These stand there until they are dealt with. */
    private static final int ALL = 50;

    private final Plans plans;
    private final Runs runs;
    private final ExecutionStore executions;

    RunNeeds(Plans plans, Runs runs, ExecutionStore executions) {
        this.plans = plans;
        this.runs = runs;
        this.executions = executions;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        List<Need> needs = new ArrayList<>();
        executions.halted(viewer.actor().id(), ALL).forEach(run -> needs.add(need(run, "Halted: say how you left it")));
        if (viewer.may(Role.LEAD)) {
            executions
                    .unreviewed(viewer.actor().id(), ALL)
                    .forEach(run -> needs.add(need(run, run.by().name() + " began it without an approval")));
        }
        executions.asking(ALL).stream()
                .filter(run -> viewer.may(Role.AGENT)
                        || run.owner().value() == viewer.actor().id())
                .forEach(run -> runs.of(run).asked(new PersonId(viewer.actor().id())).stream()
                        .limit(1)
                        .forEach(asked -> needs.add(need(run, "Asks: " + asked))));
        plans.waitingFor(viewer, now).stream()
                .limit(FEW)
                .forEach(plan -> needs.add(need(
                        plan, "Waits for an approval, from " + plan.author().name())));
        plans.ready(viewer, now).stream().limit(FEW).forEach(plan -> needs.add(need(plan, "Approved, and not begun")));
        return needs;
    }

    private static Need need(Execution run, String detail) {
        return new Need(run.heading(), detail, run.id().path(), Optional.empty());
    }

    private static Need need(KeptPlan plan, String detail) {
        return new Need(
                "Plan for " + plan.plan().playbook().name(), detail, plan.id().path(), Optional.empty());
    }
}
