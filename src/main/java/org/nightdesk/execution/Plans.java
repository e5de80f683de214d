package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.access.Tokens;
import org.nightdesk.course.Plan;
import org.nightdesk.engine.Bell;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans and what is said to them. A plan is never changed; an approval is of one hash and counts for no other. */
@Component("executionPlans")
public class Plans {

    /** After that what its checks saw is too old to be acted upon. */
    static final Duration VALID = Duration.ofDays(7);

    private static final int LONGEST = 2_000;
    private static final int FEW = 5;

    private final PlanStore store;
    private final Memos memos;
    private final Timeline timeline;
    private final Bell bell;
    private final Tokens tokens;

    Plans(PlanStore store, Memos memos, Timeline timeline, Bell bell, Tokens tokens) {
        this.tokens = tokens;
        this.store = store;
        this.memos = memos;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** NotFound when there is none, and for whoever does not work here. */
    public KeptPlan plan(PlanId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("plan " + id.value()));
    }

    /** NotFound when the plan is not one of that playbook. */
    void checkOf(PlanId id, String playbook, Viewer viewer) {
        if (!plan(id, viewer).plan().playbook().id().equals(playbook)) {
            throw new NotFound("plan " + id.value() + " of " + playbook);
        }
    }

    /** The newest first. */
    public List<KeptPlan> newest(int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(most);
    }

    /** Those that can still be approved or begun, the newest first. */
    List<KeptPlan> open(int most, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        return store.open(now.minus(VALID), most);
    }

    /** What this person could approve, the newest first. */
    List<KeptPlan> waitingFor(Viewer viewer, Instant now) {
        return viewer.may(Role.AGENT) && viewer.actor().isPerson()
                ? store.waitingFor(viewer.actor(), now.minus(VALID), FEW)
                : List.of();
    }

    /** What this person may begin. */
    List<KeptPlan> ready(Viewer viewer, Instant now) {
        return viewer.may(Role.RESPONDER) ? store.ready(viewer.actor(), now.minus(VALID), FEW) : List.of();
    }

    @Transactional
    KeptPlan keep(Plan plan, boolean holds, Viewer by, Instant now) {
        KeptPlan kept = plan(store.insert(plan, holds, by.actor(), now), by);
        record(kept, "planned", plan.reason(), by, now);
        return kept;
    }

    /**
     * Says yes to exactly this. {@code sha256} is the hash of what the approver saw. Refused when it is another plan's, when its pre-checks do not hold, for its
     * author and for whoever made the token that is its author, for a program’s token, and when it is too late. For agents.
     */
    @Transactional
    public KeptPlan approve(PlanId id, String sha256, String word, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        KeptPlan plan = plan(id, by);
        checkSame(plan, sha256);
        checkNotDeclined(plan);
        check(plan, word, by, now);
        if (!store.approve(plan, by.actor(), word.strip(), now)) {
            throw Refused.conflict("Somebody has approved it already.");
        }
        record(plan, "approved", word.strip(), by, now);
        return plan(id, by);
    }

    /**
     * Says no to exactly this, and why; its author is told. Also to what was approved and has not begun, by its author, and by a program. Refused without a word, and when it is another plan's
     * hash. For agents.
     */
    @Transactional
    public KeptPlan decline(PlanId id, String sha256, String word, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        KeptPlan plan = plan(id, by);
        checkSame(plan, sha256);
        if (word.isBlank() || word.length() > LONGEST) {
            throw Refused.invalid("word", "Say why, in at most 2,000 letters: whoever made it makes a better one.");
        }
        if (plan.execution().isPresent()) {
            throw Refused.conflict("It was begun already. Stop it there.");
        }
        if (!store.decline(plan, by.actor(), word.strip(), now)) {
            throw Refused.conflict("Somebody has declined it already.");
        }
        record(plan, "declined", word.strip(), by, now);
        if (plan.author().isPerson() && !plan.author().equals(by.actor())) {
            memos.send(
                    new PersonId(plan.author().id()),
                    "Declined: " + plan.plan().playbook().name(),
                    by.actor().name() + " has declined your plan " + plan.shortHash() + ": " + word.strip(),
                    plan.id().path(),
                    now);
        }
        return plan(id, by);
    }

    private static void checkSame(KeptPlan plan, String sha256) {
        if (!plan.sha256().equals(sha256)) {
            throw Refused.conflict(
                    "What you saw was another plan: this one is " + plan.shortHash() + "…. Look at it first.");
        }
    }

    /** Refused when somebody said no. */
    static void checkNotDeclined(KeptPlan plan) {
        plan.declined().ifPresent(no -> {
            throw Refused.conflict(no.by().name() + " declined it: " + no.word() + " Make a new plan.");
        });
    }

    private void check(KeptPlan plan, String word, Viewer by, Instant now) {
        if (!by.actor().isPerson()) {
            throw Refused.conflict(
                    "A person approves, not a program: do it on the plan’s page, or with a token of your own from your profile.");
        }
        if (plan.author().equals(by.actor())
                || plan.author().isPerson() && plan.author().id() == by.actor().id()) {
            throw Refused.conflict("You made this plan. Somebody else approves it.");
        }
        if (plan.author().kind() == Actor.Kind.TOKEN
                && tokens.isMadeBy(plan.author().id(), new PersonId(by.actor().id()))) {
            throw Refused.conflict("You made the token that made this plan. Somebody else approves it.");
        }
        if (plan.execution().isPresent()) {
            throw Refused.conflict("It was begun already.");
        }
        if (!plan.holds()) {
            throw Refused.conflict("Its pre-checks do not hold. Make a new plan.");
        }
        if (isOld(plan, now)) {
            throw Refused.conflict("It is older than a week. Make a new plan, so that its checks are of today.");
        }
        if (word.length() > LONGEST) {
            throw Refused.invalid("word", "Say it in at most 2,000 letters.");
        }
    }

    static boolean isOld(KeptPlan plan, Instant now) {
        return plan.madeAt().plus(VALID).isBefore(now);
    }

    private void record(KeptPlan plan, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                plan.id().subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of(
                        "sha256",
                        plan.sha256(),
                        "playbook",
                        plan.plan().playbook().id())));
        bell.ring("plans");
    }
}
