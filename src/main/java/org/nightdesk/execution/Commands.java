package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nightdesk.act.Acts;
import org.nightdesk.act.Answer;
import org.nightdesk.act.Mask;
import org.nightdesk.act.Output;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands of runs, for those who carry them out on their hosts. */
@Component("playbookCommands")
public class Commands {

    private static final int MOST = 1_100_000;

    private final AttemptStore attempts;
    private final ExecutionStore executions;
    private final Director director;
    private final Performer performer;
    private final TransactionTemplate transaction;
    private final Acts acts;
    private final LiveStore live;
    private final Bell bell;

    /** What a host is to do; {@code attempt} names it when its result is brought. */
    public record Order(long attempt, List<String> argv, Acts.Given given, int seconds) {}

    /** {@code begun} is false when it certainly did not happen; {@code exit} is -1 when it did not end by itself. */
    public record Result(boolean begun, int exit, String said, String output) {}

    Commands(
            AttemptStore attempts,
            ExecutionStore executions,
            Director director,
            Performer performer,
            TransactionTemplate transaction,
            Acts acts,
            LiveStore live,
            Bell bell) {
        this.attempts = attempts;
        this.executions = executions;
        this.director = director;
        this.performer = performer;
        this.transaction = transaction;
        this.acts = acts;
        this.live = live;
        this.bell = bell;
    }

    /** What rings when there may be something for that host. */
    public static String topic(String host) {
        return "command:" + host;
    }

    /** What waits for a host and what it is at; {@code since} is when the oldest of what waits began to. */
    public record Work(String host, int waiting, int acting, Optional<Instant> since) {}

    /** Of each host that has something to do; for whoever works the queue. */
    public List<Work> work(Viewer viewer) {
        viewer.needs(Role.AGENT);
        return attempts.byHost();
    }

    /**
     * The next for that host, which from now on may have happened; empty when nothing is to be done there now. {@code listens} is asked in the same transaction whether anybody still hears the
     * answer: where nobody does, it waits for whoever comes.
     */
    public Optional<Order> take(String host, BooleanSupplier listens, Instant now) {
        return claim(host, listens, now).flatMap(this::order);
    }

    private Optional<Performer.Claimed> claim(String host, BooleanSupplier listens, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!listens.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Attempt> waiting = attempts.waitingFor(host, now);
            List<Execution> locked = executions.lockFree(
                    waiting.map(one -> one.execution().value()).stream().toList());
            if (locked.isEmpty()) {
                return Optional.empty();
            }
            Sitting sitting = director.sit(locked.getFirst());
            Optional<Performer.Claimed> claimed = attempts.find(
                            waiting.orElseThrow().id())
                    .filter(one -> one.state().equals("waiting"))
                    .flatMap(one -> performer.offered(sitting, one, now));
            director.rise(sitting, now);
            return claimed;
        }));
    }

    // A secret may be far away: it is fetched when it is written down that the command may have happened, and when it
    // cannot be had, that it has not.
    private Optional<Order> order(Performer.Claimed claimed) {
        try {
            Deed.Command command = (Deed.Command) performer.filled(
                    claimed, Director.deed(claimed.step(), claimed.phase()).orElseThrow());
            return Optional.of(new Order(
                    claimed.attempt().id(),
                    command.argv(),
                    acts.given(command),
                    claimed.step().seconds()));
        } catch (Refused missing) {
            performer.result(claimed, Answer.of(Outcome.REFUSED, String.valueOf(missing.getMessage())), "");
            return Optional.empty();
        }
    }

    /** What it has written since the last time, without secrets. Answers who wants it ended, empty when nobody does. */
    public String wrote(long attempt, String host, String piece, Instant now) {
        String bounded = Output.bounded(piece);
        Optional<ExecutionId> execution =
                Objects.requireNonNull(transaction.execute(status -> live.add(attempt, host, bounded, now)));
        if (execution.isEmpty()) {
            return "";
        }
        if (!piece.isEmpty()) {
            bell.ring(execution.get().subject().toString());
        }
        return live.endedBy(attempt);
    }

    /** One that runs is to be ended on its host, half way: its outcome is unclear then, and is looked at. Refused when it does not run any more. */
    public void interrupt(ExecutionId id, long attempt, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        transaction.executeWithoutResult(status -> {
            Sitting sitting =
                    director.sit(executions.lock(id).orElseThrow(() -> new NotFound("execution " + id.value())));
            Attempt running = attempts.find(attempt)
                    .filter(one -> one.execution().equals(id))
                    .filter(one -> one.hands().equals("runner") && one.state().equals("acting"))
                    .orElseThrow(() -> Refused.conflict("It does not run any more."));
            live.end(running.id(), by.actor().name(), now);
            sitting.transcript()
                    .add("interrupted", Map.of("attempt", running.id(), "by", Executions.named(by.actor())), now);
            director.rise(sitting, now);
        });
    }

    /** What came of it. Whoever comes too late, or for another host, changes nothing. */
    public void result(long attempt, String host, Result result) {
        Optional<Performer.Claimed> claimed = attempts.find(attempt)
                .filter(one -> one.hands().equals("runner"))
                .map(one -> new Performer.Claimed(
                        one, director.plan(executions.find(one.execution()).orElseThrow())));
        claimed.flatMap(one -> Director.deed(one.step(), one.phase()))
                .filter(Deed.Command.class::isInstance)
                .map(Deed.Command.class::cast)
                .filter(command -> command.host().equals(host))
                .ifPresent(command -> {
                    Answer answer = answer(command, result, mask(command));
                    performer.result(claimed.get(), answer, "RUNNER:" + host + " " + host);
                    live.delete(attempt);
                });
    }

    // The host has masked it already; it may run an older program than ours, or another.
    private Mask mask(Deed.Command command) {
        Mask mask = new Mask();
        try {
            acts.given(command).hidden().forEach(mask::hide);
        } catch (Refused gone) {
            // What cannot be had any more was masked by the host, which had it.
            return mask;
        }
        return mask;
    }

    private static Answer answer(Deed deed, Result result, Mask mask) {
        String output = Output.bounded(mask.of(
                result.output().substring(0, Math.min(MOST, result.output().length()))));
        if (!result.begun()) {
            return new Answer(Outcome.REFUSED, result.said(), output, Answer.Parts.NONE);
        }
        Answer.Parts parts = part -> switch (part) {
            case "exit" -> Optional.of(new Answer.Part(Integer.toString(result.exit()), Answer.Part.Kind.NUMBER));
            case "text" -> Optional.of(new Answer.Part(result.output(), Answer.Part.Kind.TEXT));
            default -> Optional.empty();
        };
        Optional<Condition> wrong = deed.expect().stream()
                .filter(one -> !one.holds(parts.of(one.of()).map(Answer.Part::text)))
                .findFirst();
        // One that was ended half way may have done any part of it.
        Outcome failed = result.exit() < 0 ? Outcome.UNCLEAR : deed.changes() ? Outcome.FAILED : Outcome.REFUSED;
        return new Answer(
                wrong.isEmpty() ? Outcome.OK : failed,
                result.said()
                        + wrong.map(one -> " Expected " + one.spoken() + ".").orElse(""),
                output,
                parts);
    }
}
