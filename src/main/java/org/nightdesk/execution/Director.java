package org.nightdesk.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Course;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Event;
import org.nightdesk.course.Move;
import org.nightdesk.course.Next;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Standing;
import org.nightdesk.course.Step;
import org.nightdesk.engine.Bell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what has happened to an execution and what is to begin, always in one transaction that has locked it. */
@Component
class Director {

    /** How long a person has for what is theirs to do. */
    private static final int PERSON_SECONDS = 24 * 3_600;

    private final PlanStore plans;
    private final ExecutionStore executions;
    private final AttemptStore attempts;
    private final TranscriptStore transcripts;
    private final TargetStore targets;
    private final Ending ending;
    private final Bell bell;
    private final Map<ExecutionId, Remembered> remembered = new ConcurrentHashMap<>();

    /** Where an execution stood after so many events: right as long as no other node has added one. */
    private record Remembered(int events, Standing standing) {}

    Director(
            PlanStore plans,
            ExecutionStore executions,
            AttemptStore attempts,
            TranscriptStore transcripts,
            TargetStore targets,
            Ending ending,
            Bell bell) {
        this.plans = plans;
        this.executions = executions;
        this.attempts = attempts;
        this.transcripts = transcripts;
        this.targets = targets;
        this.ending = ending;
        this.bell = bell;
    }

    Plan plan(Execution execution) {
        return plans.plan(execution.sha256());
    }

    /** Of an execution that the transaction has locked; {@link #rise} ends it. */
    Sitting sit(Execution locked) {
        Plan plan = plans.plan(locked.sha256());
        Remembered known = remembered.remove(locked.id());
        Standing standing = known != null && known.events() == locked.events()
                ? known.standing()
                : Standing.of(plan, attempts.log(locked.id()));
        return new Sitting(locked, plan, standing, new Transcript(transcripts, locked));
    }

    /** An attempt begins: from now on it may have happened. Until then it is nobody else's. */
    void begin(Sitting sitting, Attempt attempt, String by, Instant until, Instant now) {
        boolean asks = attempt.hands().equals("person");
        sitting.begun(new AttemptStore.Begun(attempt.id(), asks ? "asking" : "acting", by, until, now));
        if (attempt.begunAt().isEmpty()) {
            Map<String, Object> facts = facts(sitting, attempt.move(), attempt.number());
            deed(sitting.plan().step(attempt.move()), attempt.move().phase())
                    .ifPresent(deed -> facts.put("deed", deed.spoken()));
            facts.put("by", by);
            sitting.transcript().add(asks ? "asked" : "began", facts, now);
        }
    }

    /** Which deed a phase is; empty when there is nothing to do or to look at. */
    static Optional<Deed> deed(Step step, Phase phase) {
        return switch (phase) {
            case CHECK, CONFIRM -> step.check();
            case ACT -> step.act() instanceof Deed.Nothing ? Optional.empty() : Optional.of(step.act());
            case VERIFY -> step.verify();
            case UNDO -> step.undo();
            case DECIDE -> Optional.empty();
        };
    }

    /** An attempt ended: {@code outcome} is that of a deed, the choice of a decision, or {@code held}. */
    void came(Sitting sitting, Attempt attempt, String outcome, String said, String output, String by, Instant now) {
        int event = sitting.apply(AttemptStore.came(attempt.move(), outcome));
        sitting.ended(new AttemptStore.Ended(attempt.id(), outcome, event, said, output, by, now));
        Map<String, Object> facts = facts(sitting, attempt.move(), attempt.number());
        facts.put("outcome", outcome);
        facts.put("said", said);
        facts.put("output", output);
        if (!by.isEmpty()) {
            facts.put("by", by);
        }
        sitting.transcript().add("came", facts, now);
    }

    private static Map<String, Object> facts(Sitting sitting, Move move, int number) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("target", sitting.plan().targets().get(move.target()).name());
        facts.put("step", move.step() + 1);
        facts.put("name", sitting.plan().step(move).name());
        facts.put("phase", move.phase().word());
        facts.put("number", number);
        return facts;
    }

    /** Somebody, or a rail, has the whole stopped or rolled back. What was to begin does not, and nobody is asked any more. */
    void order(Sitting sitting, Choice choice, String by, String why, Instant now) {
        String said = said(choice, by, why);
        int event = sitting.order(choice, said);
        attempts.order(sitting.id(), event, choice, said);
        sitting.transcript().add("ordered", Map.of("choice", choice.word(), "by", by, "why", why), now);
        write(sitting);
        for (Attempt open : attempts.open(sitting.id())) {
            if (open.state().equals("waiting") && !sitting.standing().wants(open.move())) {
                came(sitting, open, "held", "It was not begun.", "", "", now);
            } else if (open.state().equals("asking")) {
                expire(sitting, open, choice, "Nobody is asked any more.", now);
            }
        }
    }

    private static String said(Choice choice, String by, String why) {
        String who = by.substring(by.indexOf(' ') + 1);
        String what = choice == Choice.STOP ? " stopped it" : " had it taken back";
        return who + what + (why.isBlank() ? "." : ": " + why.strip());
    }

    /** What a person was to do or say, and did not. */
    void expire(Sitting sitting, Attempt asked, Choice choice, String said, Instant now) {
        if (asked.move().phase() == Phase.DECIDE) {
            came(sitting, asked, choice.word(), said, "", "", now);
            return;
        }
        boolean changes = asked.move().phase().changes()
                && sitting.plan().step(asked.move()).changes();
        came(sitting, asked, (changes ? Outcome.UNCLEAR : Outcome.REFUSED).word(), said, "", "", now);
    }

    /** Writes down what is to begin, or that it is over; what was added after its end is signed as well. */
    void rise(Sitting sitting, Instant now) {
        remember(sitting);
        switch (Course.next(sitting.plan(), sitting.standing())) {
            case Next.Do begin -> {
                begin.moves().forEach(move -> add(sitting, move, now));
                bell.ring(Performer.TOPIC);
            }
            case Next.Await busy -> {}
            case Next.Over end -> {
                sitting.end();
                if (sitting.execution().isRunning()) {
                    ending.end(sitting, end, now);
                } else {
                    ending.sign(sitting);
                }
            }
        }
        write(sitting);
        bell.ring(sitting.id().subject().toString());
    }

    /** What was gathered, without asking what comes next. */
    void write(Sitting sitting) {
        sitting.write(attempts, targets);
        executions.count(
                sitting.id(),
                sitting.events(),
                sitting.transcript().records(),
                sitting.transcript().head());
    }

    private void add(Sitting sitting, Move move, Instant now) {
        int begun = sitting.apply(new Event.Began(move));
        Step step = sitting.plan().step(move);
        String hands = "node";
        String host = "";
        if (move.phase() == Phase.DECIDE) {
            hands = "person";
        } else if (deed(step, move.phase()).orElse(null) instanceof Deed.Manual) {
            hands = "person";
        } else if (deed(step, move.phase()).orElse(null) instanceof Deed.Command command) {
            hands = "runner";
            host = command.host();
        }
        sitting.waiting(new AttemptStore.Waiting(move, hands, host, begun, now));
        if (!host.isEmpty()) {
            bell.ring(Commands.topic(host));
        }
    }

    // Only what was committed: a transaction that is rolled back has changed the standing, but not the database. Before
    // any bell rings for it, so that whoever hears one finds it.
    private void remember(Sitting sitting) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (!sitting.isOver()) {
                    remembered.put(sitting.id(), new Remembered(sitting.events(), sitting.standing()));
                }
            }
        });
    }

    /** Until when an attempt must have ended. */
    static Instant until(Attempt attempt, Step step, Instant now) {
        return attempt.hands().equals("person")
                ? now.plusSeconds(Math.max(PERSON_SECONDS, step.seconds()))
                : now.plusSeconds(step.seconds()).plus(Performer.SLACK);
    }
}
