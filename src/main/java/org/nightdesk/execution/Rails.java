package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Director director;

    Rails(
            Stoppers stoppers,
            TargetStore targets,
            PlanStore plans,
            Installations installations,
            Freezes freezes,
            Director director) {
        this.stoppers = stoppers;
        this.targets = targets;
        this.plans = plans;
        this.installations = installations;
        this.freezes = freezes;
        this.director = director;
    }

    /** Why not now. {@code until}: when to ask again; empty when the whole is to stop. */
    record No(String why, Optional<Instant> until) {

        static No ever(String why) {
            return new No(why, Optional.empty());
        }
    }

    /** What was asked once for all that one sitting may begin; {@code room} is how many more targets the playbook may touch within the hour. */
    static final class Look {

        private final Optional<Stoppers.Stopper> stopper;
        private final boolean approved;
        private final boolean freezing;
        private final Set<String> held;
        private int room;

        private Look(
                Optional<Stoppers.Stopper> stopper, boolean approved, boolean freezing, Set<String> held, int room) {
            this.stopper = stopper;
            this.approved = approved;
            this.freezing = freezing;
            this.held = held;
            this.room = room;
        }
    }

    /**
     * For those that are to begin now. Where one of them changes something, no other run of the playbook begins to until the transaction ends; who looks for several runs
     * does so in the order of their playbooks, so that no two wait for each other.
     */
    Look look(Sitting sitting, List<Attempt> due, Instant now) {
        Execution execution = sitting.execution();
        Plan plan = sitting.plan();
        if (due.stream().anyMatch(one -> changes(plan, one.move()))) {
            targets.lockRoom(plan.playbook().id());
        }
        return new Look(
                stoppers.of(plan.playbook().id()),
                !execution.emergency().isEmpty() || plans.isApproved(execution.sha256()),
                freezes.isAny(now),
                targets.held(
                        execution.id(),
                        due.stream()
                                .map(one ->
                                        plan.targets().get(one.move().target()).key())
                                .collect(Collectors.toSet())),
                plan.staging().perHour() - targets.touched(plan.playbook().id(), now));
    }

    static boolean changes(Plan plan, Move move) {
        return move.phase() == Phase.ACT && plan.step(move).changes();
    }

    /** Empty when it may begin. What only looks is not asked about, but for the check that an act follows. */
    Optional<No> ask(Look look, Sitting sitting, Move move, Instant now) {
        Target target = sitting.plan().targets().get(move.target());
        return switch (move.phase()) {
            case VERIFY, CONFIRM, DECIDE -> Optional.empty();
            case UNDO -> stopped(look, move, now);
            case CHECK, ACT ->
                stopped(look, move, now)
                        .or(() -> approved(look))
                        .or(() -> late(sitting.execution(), now))
                        .or(() -> look.freezing ? frozen(sitting.execution(), target, now) : Optional.empty())
                        .or(() -> held(look, target))
                        .or(() -> full(look, sitting, move, now));
        };
    }

    /** It changes that target from now on. */
    void touch(Look look, Sitting sitting, Target target, Instant now) {
        look.room--;
        sitting.touched(new TargetStore.Touched(target.key(), now));
    }

    private static Optional<No> stopped(Look look, Move move, Instant now) {
        return look.stopper.map(one -> {
            String why = "%s stopped %s: %s"
                    .formatted(one.by(), one.playbook().isEmpty() ? "all playbooks" : one.title(), one.reason());
            return new No(why, move.phase() == Phase.UNDO ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty());
        });
    }

    private static Optional<No> approved(Look look) {
        return look.approved ? Optional.empty() : Optional.of(No.ever("Nobody has approved this very plan."));
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

    private static Optional<No> held(Look look, Target target) {
        return look.held.contains(target.key())
                ? Optional.empty()
                : Optional.of(No.ever(target.name() + " is not this execution’s to work on."));
    }

    // Only when there is no room is it asked since when, and whether this one was touched already.
    private Optional<No> full(Look look, Sitting sitting, Move move, Instant now) {
        Plan plan = sitting.plan();
        if (look.room > 0 || !plan.step(move).changes()) {
            return Optional.empty();
        }
        director.write(sitting);
        int most = plan.staging().perHour();
        return targets.full(
                        sitting.id(),
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
