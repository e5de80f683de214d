package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.course.Move;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Target;
import org.nightdesk.freeze.FreezeWindow;
import org.nightdesk.freeze.Freezes;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.springframework.stereotype.Component;

/** What must allow an act, asked in one place just before it begins; each has a sentence of its own. */
@Component
class Rails {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Stoppers stoppers;
    private final TargetStore targets;
    private final PlanStore plans;
    private final Installations installations;
    private final Freezes freezes;

    Rails(Stoppers stoppers, TargetStore targets, PlanStore plans, Installations installations, Freezes freezes) {
        this.stoppers = stoppers;
        this.targets = targets;
        this.plans = plans;
        this.installations = installations;
        this.freezes = freezes;
    }

    /** Why not now. {@code until}: when to ask again; empty when the whole is to stop. */
    record No(String why, Optional<Instant> until) {

        static No ever(String why) {
            return new No(why, Optional.empty());
        }
    }

    /** Empty when it may begin. What only looks is not asked about, but for the check that an act follows. */
    Optional<No> ask(Execution execution, Plan plan, Move move, Instant now) {
        return switch (move.phase()) {
            case VERIFY, CONFIRM, DECIDE -> Optional.empty();
            case UNDO -> stopped(execution, plan, move, now);
            case CHECK, ACT ->
                stopped(execution, plan, move, now)
                        .or(() -> approved(execution))
                        .or(() -> late(execution, now))
                        .or(() -> frozen(execution, plan.targets().get(move.target()), now))
                        .or(() -> held(execution, plan.targets().get(move.target())))
                        .or(() -> full(execution, plan, move, now));
        };
    }

    private Optional<No> stopped(Execution execution, Plan plan, Move move, Instant now) {
        return stoppers.of(plan.playbook().id()).map(one -> {
            String why = "%s stopped %s: %s"
                    .formatted(one.by(), one.playbook().isEmpty() ? "all playbooks" : one.title(), one.reason());
            return new No(why, move.phase() == Phase.UNDO ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty());
        });
    }

    private Optional<No> approved(Execution execution) {
        boolean said = !execution.emergency().isEmpty()
                || plans.find(execution.sha256()).flatMap(KeptPlan::approval).isPresent();
        return said ? Optional.empty() : Optional.of(No.ever("Nobody has approved this very plan."));
    }

    private static Optional<No> late(Execution execution, Instant now) {
        return execution.deadline().isAfter(now)
                ? Optional.empty()
                : Optional.of(No.ever("It has been under way for longer than its plan allows."));
    }

    // Who breaks the glass breaks the freeze with it; whether they may is asked when it begins. What takes access back
    // that is over goes on as well.
    private Optional<No> frozen(Execution execution, Target target, Instant now) {
        return execution.emergency().isEmpty() && execution.despiteFreeze().isEmpty()
                ? frozen(target, now)
                        .map(freeze -> new No(
                                freeze.sentence(),
                                Optional.of(earlier(freeze.end(), now.plus(LOOK_AGAIN.multipliedBy(10))))))
                : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The freeze that forbids to change it now. */
    Optional<FreezeWindow> frozen(Target target, Instant now) {
        return InstallationId.parse(target.key())
                .flatMap(installations::find)
                .flatMap(one -> freezes.at(
                        org.nightdesk.freeze.Target.of(
                                one.service(), one.environment().name(), one.organisation()),
                        now));
    }

    private Optional<No> held(Execution execution, Target target) {
        return targets.holds(execution.id(), target.key())
                ? Optional.empty()
                : Optional.of(No.ever(target.name() + " is not this execution’s to work on."));
    }

    private Optional<No> full(Execution execution, Plan plan, Move move, Instant now) {
        if (!plan.step(move).changes()) {
            return Optional.empty();
        }
        int most = plan.staging().perHour();
        return targets.full(
                        execution.id(),
                        plan.playbook().id(),
                        plan.targets().get(move.target()).key(),
                        most,
                        now)
                .map(at -> new No(
                        "%s touches at most %d targets in an hour."
                                .formatted(plan.playbook().name(), most),
                        Optional.of(at)));
    }
}
