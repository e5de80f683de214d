package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Plan;
import org.nightdesk.evidence.Upload;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans are carried out, stopped, taken back, and looked at afterwards. */
@Component("playbookExecutions")
public class Executions {

    private static final int LONGEST = 2_000;

    private final ExecutionStore store;
    private final PlanStore plans;
    private final TargetStore targets;
    private final Director director;
    private final Ending ending;
    private final Answers answers;
    private final Performer performer;
    private final Beginning beginning;

    Executions(
            ExecutionStore store,
            PlanStore plans,
            TargetStore targets,
            Director director,
            Ending ending,
            Answers answers,
            Performer performer,
            Beginning beginning) {
        this.store = store;
        this.plans = plans;
        this.targets = targets;
        this.director = director;
        this.ending = ending;
        this.answers = answers;
        this.performer = performer;
        this.beginning = beginning;
    }

    /** NotFound when there is none, and for whoever does not work here. */
    public Execution execution(ExecutionId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("execution " + id.value()));
    }

    /** The newest first. */
    public List<Execution> newest(int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(most);
    }

    /** About a ticket, the newest first. */
    public List<Execution> of(long ticket, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(Long.toString(ticket), most);
    }

    /** Of a playbook, in all its versions; the newest first. */
    public List<Execution> of(String playbook, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.ofPlaybook(playbook, most);
    }

    /** What has to be typed before something begins that cannot be taken back; empty when all of it can. */
    public static String toType(Plan plan) {
        boolean all = plan.targets().stream()
                .flatMap(target -> target.steps().stream())
                .allMatch(step -> !step.changes() || step.reversible());
        if (all) {
            return "";
        }
        return plan.targets().size() == 1
                ? plan.targets().getFirst().name()
                : plan.targets().size() + " targets";
    }

    /**
     * Begins. {@code typed} is {@link #toType}; {@code emergency} is the reason for which it begins without an approval, else empty: the leads are told at once. Refused when
     * nobody approved it, when it was begun before, and when somebody else works on one of its targets.
     */
    @Transactional
    public Execution begin(PlanId id, String typed, String emergency, Viewer by, Instant now) {
        return beginning.begin(id, typed, new Beginning.Leave(emergency.strip(), ""), by, now);
    }

    /** As {@link #begin}, approved and with nothing to type; no freeze stops it, for the reason that its evidence says: it takes back what was granted for a time. */
    @Transactional
    public Execution beginDespiteFreeze(PlanId id, String reason, Viewer by, Instant now) {
        KeptPlan plan = plans.find(id).orElseThrow(() -> new NotFound("plan " + id.value()));
        return beginning.begin(id, toType(plan.plan()), new Beginning.Leave("", reason), by, now);
    }

    /** Nothing more is changed; with {@link Choice#ROLL_BACK} what was done is taken back. Refused when there is nothing to stop or to take back, and without a reason once it is over. */
    @Transactional
    public void order(ExecutionId id, Choice choice, String why, Viewer by, Instant now) {
        Execution execution = locked(id, by);
        boolean again = choice == Choice.ROLL_BACK
                && execution.settled().isEmpty()
                && !execution.state().equals("rolled-back");
        if (!execution.isRunning() && !again) {
            throw Refused.conflict("It is over.");
        }
        if (choice == Choice.GO_ON || why.length() > LONGEST) {
            throw Refused.invalid("choice", "Choose stop or roll-back, and say why in at most 2,000 letters.");
        }
        if (!execution.isRunning() && why.isBlank()) {
            throw Refused.invalid("why", "Say why what is over is taken back.");
        }
        if (!execution.isRunning()) {
            beginning.occupy(execution, plans.plan(execution.sha256()));
            store.reopen(
                    id, now.plus(Duration.ofHours(plans.plan(execution.sha256()).hours())));
            execution = store.lock(id).orElseThrow();
        }
        Sitting sitting = director.sit(execution);
        director.order(sitting, choice, named(by.actor()), why, now);
        ending.say(execution, by.actor(), choice == Choice.STOP ? "stopped" : "ordered back", why, now);
        director.rise(sitting, now);
    }

    /** What waits for people: the attempts that {@link #answer} names. */
    public List<Long> asked(ExecutionId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return answers.asked(id);
    }

    /** Does all that was due at a moment that is over, in the caller's transaction: for stories that are told afterwards, and for nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void liveThrough(Instant then) {
        performer.liveThrough(then);
    }

    /** Says what to do about a failure. Refused when nobody asks any more. */
    @Transactional
    public void decide(ExecutionId id, long attempt, Choice choice, Viewer by, Instant now) {
        answers.decide(locked(id, by), attempt, choice, by, now);
    }

    /**
     * A person has done, looked at or answered what was theirs. {@code answer}: done, failed, or one of those that were offered; {@code word} is what they saw, or the value that is asked
     * for; {@code file} what shows it. Refused when nobody asks any more, where what is needed is missing, and for who began it where somebody else is to look.
     */
    @Transactional
    public void answer(
            ExecutionId id, long attempt, String answer, String word, Optional<Upload> file, Viewer by, Instant now) {
        answers.answer(locked(id, by), attempt, new Answers.Said(answer, word, file), by, now);
    }

    /** How a halted one was left; its targets are free again. Refused without a word. */
    @Transactional
    public void settle(ExecutionId id, String word, Viewer by, Instant now) {
        Execution execution = locked(id, by);
        if (!execution.isHalted() || execution.settled().isPresent()) {
            throw Refused.conflict("There is nothing to settle.");
        }
        store.settle(id, by.actor(), word(word), now);
        targets.leave(id);
        seal(execution, "settled", word, by, now);
    }

    /** What somebody other than who began it says to one that went without an approval. For leads. */
    @Transactional
    public void review(ExecutionId id, String word, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Execution execution = locked(id, by);
        if (!by.actor().isPerson()
                || by.actor().id() == execution.by().id() && execution.by().isPerson()) {
            throw Refused.conflict("Somebody else looks at what you did.");
        }
        if (execution.emergency().isEmpty() || !store.review(id, by.actor(), word(word), now)) {
            throw Refused.conflict("There is nothing to look at any more.");
        }
        seal(execution, "reviewed", word, by, now);
    }

    /** What somebody says, without blanks around it. Refused when it is empty or too long. */
    static String word(String word) {
        if (word.isBlank() || word.length() > LONGEST || word.indexOf('\0') >= 0) {
            throw Refused.invalid("word", "Say it in a sentence, of at most 2,000 letters.");
        }
        return word.strip();
    }

    private void seal(Execution execution, String kind, String word, Viewer by, Instant now) {
        Sitting sitting = director.sit(execution);
        sitting.transcript().add(kind, new LinkedHashMap<>(Map.of("by", named(by.actor()), "word", word.strip())), now);
        director.write(sitting);
        if (!execution.isRunning()) {
            ending.sign(sitting);
        }
        ending.say(execution, by.actor(), kind, word.strip(), now);
    }

    static String named(Actor actor) {
        return actor.kind() + ":" + actor.id() + " " + actor.name();
    }

    private Execution locked(ExecutionId id, Viewer by) {
        by.needs(Role.RESPONDER);
        return Optional.of(id).flatMap(store::lock).orElseThrow(() -> new NotFound("execution " + id.value()));
    }
}
