package org.nightdesk.execution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.act.Answer;
import org.nightdesk.act.Output;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands of runs, for those who carry them out on their hosts. */
@Component("playbookCommands")
public class Commands {

    private static final int MOST = 1_000_000;

    private final AttemptStore attempts;
    private final ExecutionStore executions;
    private final Director director;
    private final Performer performer;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** What a host is to do; {@code attempt} names it when its result is brought. */
    public record Order(long attempt, List<String> argv, int seconds) {}

    /** {@code begun} is false when it certainly did not happen; {@code exit} is -1 when it did not end by itself. */
    public record Result(boolean begun, int exit, String said, String output) {}

    Commands(
            AttemptStore attempts,
            ExecutionStore executions,
            Director director,
            Performer performer,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.attempts = attempts;
        this.executions = executions;
        this.director = director;
        this.performer = performer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What rings when there may be something for that host. */
    public static String topic(String host) {
        return "command:" + host;
    }

    /** The next for that host, which from now on may have happened; empty when nothing is to be done there now. */
    public Optional<Order> take(String host, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Attempt> waiting = attempts.waitingFor(host, now);
            List<Execution> locked = executions.lockFree(
                    waiting.map(one -> one.execution().value()).stream().toList());
            if (locked.isEmpty()) {
                return Optional.empty();
            }
            Sitting sitting = director.sit(locked.getFirst());
            Optional<Order> order = attempts.find(waiting.orElseThrow().id())
                    .filter(one -> one.state().equals("waiting"))
                    .flatMap(one -> performer.offered(sitting, one, now))
                    .map(Commands::order);
            director.rise(sitting, now);
            return order;
        }));
    }

    private static Order order(Performer.Claimed claimed) {
        Deed.Command command =
                (Deed.Command) Director.deed(claimed.step(), claimed.phase()).orElseThrow();
        return new Order(claimed.attempt().id(), command.argv(), claimed.step().seconds());
    }

    /** What came of it. Whoever comes too late, or for another host, changes nothing. */
    public void result(long attempt, String host, Result result) {
        Optional<Performer.Claimed> claimed = attempts.find(attempt)
                .filter(one -> one.hands().equals("runner"))
                .map(one -> new Performer.Claimed(
                        one, director.plan(executions.find(one.execution()).orElseThrow())));
        claimed.flatMap(one -> Director.deed(one.step(), one.phase()))
                .filter(deed ->
                        deed instanceof Deed.Command command && command.host().equals(host))
                .ifPresent(
                        deed -> performer.result(claimed.get(), answer(deed, result), "RUNNER:" + host + " " + host));
    }

    private static Answer answer(Deed deed, Result result) {
        String output = Output.bounded(
                result.output().substring(0, Math.min(MOST, result.output().length())));
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
