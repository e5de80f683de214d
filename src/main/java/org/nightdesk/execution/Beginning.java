package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Target;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Begins an execution: asks whether it may, takes its targets, and writes the first records of its evidence, in the transaction of the caller. */
@Component("executionBeginning")
class Beginning {

    private static final int LONGEST = 2_000;

    private final ExecutionStore store;
    private final PlanStore plans;
    private final TargetStore targets;
    private final Stoppers stoppers;
    private final Rails rails;
    private final Director director;
    private final Ending ending;
    private final People people;
    private final Memos memos;

    Beginning(
            ExecutionStore store,
            PlanStore plans,
            TargetStore targets,
            Stoppers stoppers,
            Rails rails,
            Director director,
            Ending ending,
            People people,
            Memos memos) {
        this.store = store;
        this.plans = plans;
        this.targets = targets;
        this.stoppers = stoppers;
        this.rails = rails;
        this.director = director;
        this.ending = ending;
        this.people = people;
        this.memos = memos;
    }

    /** For which reasons it goes without an approval, and in a freeze; empty where it does not. */
    record Leave(String emergency, String freeze) {}

    Execution begin(PlanId id, String typed, Leave leave, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        KeptPlan plan = plans.find(id).orElseThrow(() -> new NotFound("plan " + id.value()));
        String reason = leave.emergency();
        check(plan, typed, leave, by, now);
        Execution begun = store.insert(
                        plan,
                        leave,
                        by.actor(),
                        owner(plan, by.actor()),
                        now.plus(Duration.ofHours(plan.plan().hours())),
                        now)
                .flatMap(store::lock)
                .orElseThrow(() -> Refused.conflict("It was begun already."));
        occupy(begun, plan.plan());
        Sitting sitting = director.sit(begun);
        sitting.transcript().add("plan", planned(plan), now);
        plan.approval().ifPresent(said -> sitting.transcript().add("approval", approved(plan, said), now));
        sitting.transcript().add("begun", begun(leave, by), now);
        director.rise(sitting, now);
        ending.say(begun, by.actor(), "begun", said(plan, reason), now);
        if (!reason.isEmpty()) {
            tellLeads(begun, reason, by, now);
        }
        return begun;
    }

    private void check(KeptPlan plan, String typed, Leave leave, Viewer by, Instant now) {
        String emergency = leave.emergency();
        stoppers.of(plan.plan().playbook().id()).ifPresent(one -> {
            throw Refused.conflict(one.by() + " stopped "
                    + (one.playbook().isEmpty() ? "all playbooks" : "this playbook") + ": " + one.reason());
        });
        Plans.checkNotDeclined(plan);
        if (plan.execution().isPresent()) {
            throw Refused.conflict("It was begun already. A plan is carried out once.");
        }
        if (!plan.holds()) {
            throw Refused.conflict("Its pre-checks do not hold. Make a new plan.");
        }
        if (Plans.isOld(plan, now)) {
            throw Refused.conflict("It is older than a week. Make a new plan, so that its checks are of today.");
        }
        if (plan.approval().isEmpty() && emergency.isEmpty()) {
            throw Refused.invalid(
                    "emergency",
                    "Nobody has approved it yet. In an emergency write the reason: the leads are told, and somebody looks at it afterwards.");
        }
        plan.plan().targets().stream()
                .flatMap(target -> rails.frozen(target, now).stream())
                .filter(freeze -> leave.freeze().isEmpty())
                .filter(freeze -> emergency.isEmpty() || !freeze.mayBreak(by))
                .findFirst()
                .ifPresent(freeze -> {
                    throw Refused.conflict(freeze.sentence());
                });
        if (emergency.length() > LONGEST) {
            throw Refused.invalid("emergency", "Say it in at most 2,000 letters.");
        }
        String wanted = Executions.toType(plan.plan());
        if (!wanted.isEmpty() && !wanted.equals(typed.strip())) {
            throw Refused.invalid("typed", "Some of it cannot be taken back. Type “" + wanted + "” to begin.");
        }
    }

    // A token is nobody who could be told.
    private static PersonId owner(KeptPlan plan, Actor by) {
        if (by.isPerson()) {
            return new PersonId(by.id());
        }
        return plan.approval()
                .map(approval -> new PersonId(approval.by().id()))
                .orElseThrow(() -> Refused.conflict("A token begins only what a person has approved."));
    }

    /** Its targets are nobody else's from now on. Refused when one is somebody else's. */
    void occupy(Execution execution, Plan plan) {
        List<TargetStore.Taken> taken = targets.take(execution.id(), plan.installations());
        if (!taken.isEmpty()) {
            TargetStore.Taken first = taken.getFirst();
            String name = plan.targets().stream()
                    .filter(target -> target.key().equals(first.target()))
                    .map(Target::name)
                    .findFirst()
                    .orElse(first.target());
            throw Refused.conflict(
                    first.by().text() + " works on " + name + ". Wait until it has ended, or see how it was left.");
        }
    }

    private static Map<String, Object> planned(KeptPlan plan) {
        return Map.of(
                "sha256",
                plan.sha256(),
                "document",
                plan.plan().canonical(),
                "author",
                Executions.named(plan.author()));
    }

    private static Map<String, Object> approved(KeptPlan plan, KeptPlan.Approval said) {
        return Map.of(
                "sha256",
                plan.sha256(),
                "by",
                Executions.named(said.by()),
                "word",
                said.word(),
                "approvedAt",
                said.at().toString());
    }

    private static Map<String, Object> begun(Leave leave, Viewer by) {
        Map<String, Object> facts =
                new LinkedHashMap<>(Map.of("by", Executions.named(by.actor()), "emergency", leave.emergency()));
        if (!leave.freeze().isEmpty()) {
            facts.put("despiteFreeze", leave.freeze());
        }
        return facts;
    }

    private static String said(KeptPlan plan, String emergency) {
        int count = plan.plan().targets().size();
        String where = count == 1 ? plan.plan().targets().getFirst().name() : count + " targets";
        return plan.plan().playbook().name() + " at " + where
                + (emergency.isEmpty() ? "." : ", without an approval: " + emergency);
    }

    private void tellLeads(Execution execution, String reason, Viewer by, Instant now) {
        for (Person lead : people.leadsOf(execution.owner())) {
            memos.send(
                    lead.id(),
                    "Without an approval: " + execution.title(),
                    by.actor().name() + " has begun it in an emergency: " + reason
                            + "\nPlease look at it afterwards, and say what you think.",
                    execution.id().path(),
                    now);
        }
    }
}
