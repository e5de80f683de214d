package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.nightdesk.act.Acts;
import org.nightdesk.act.Answer;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Step;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.GroupCommit;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is to begin, each under a committed lease. One whose lease ends without an answer may have happened: that is written down, and decided by the plan. */
@Component
class Performer extends LeasedWork<Performer.Claimed> {

    static final String TOPIC = "execution.perform";

    /** How much longer than its time-out something may take until it has ended in any case. */
    static final Duration SLACK = Acts.SLACK.plusSeconds(10);

    private static final int AT_ONCE = 32;
    private static final int WRITERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** In letters of output. */
    private static final int MOST_AT_ONCE = 2_000_000;

    private static final int MOST_WAITING = 100_000_000;

    private final AttemptStore attempts;
    private final ExecutionStore executions;
    private final Director director;
    private final Rails rails;
    private final Acts acts;
    private final Captures captures;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Bell bell;
    private final GroupCommit<Heard, Boolean> results;

    /** What this node has committed to. */
    record Claimed(Attempt attempt, Plan plan) {

        Step step() {
            return plan.step(attempt.move());
        }

        Phase phase() {
            return attempt.move().phase();
        }
    }

    /** What came of one; {@code by} is who brought it, empty for a node. */
    private record Heard(Claimed claimed, Answer answer, String by, Instant at) {

        ExecutionId execution() {
            return claimed.attempt().execution();
        }

        int weight() {
            return 1 + answer.output().length();
        }
    }

    Performer(
            AttemptStore attempts,
            ExecutionStore executions,
            Director director,
            Rails rails,
            Acts acts,
            Captures captures,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.attempts = attempts;
        this.executions = executions;
        this.director = director;
        this.rails = rails;
        this.acts = acts;
        this.captures = captures;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
        this.results = new GroupCommit<>("results", WRITERS, MOST_AT_ONCE, MOST_WAITING, Heard::weight, this::write);
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(AttemptStore.EARLIEST);
    }

    @Override
    protected List<Claimed> claim(int room, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Claimed> claimed = new ArrayList<>();
            for (Sitting sitting : sit(executions.lockFree(attempts.due(now, room)))) {
                if (isLate(sitting, now)) {
                    director.order(sitting, Choice.STOP, "Nightdesk", "It ran out of time.", now);
                } else {
                    takeAll(sitting, attempts.due(sitting.id(), now, room - claimed.size()), claimed, now);
                }
                director.rise(sitting, now);
            }
            return claimed;
        }));
    }

    private List<Sitting> sit(List<Execution> locked) {
        return locked.stream()
                .map(director::sit)
                .sorted(Comparator.comparing(
                        sitting -> sitting.plan().playbook().id()))
                .toList();
    }

    /** Does all that is due at a moment that is over, in the caller's transaction, so that nobody else does it: for stories that are told afterwards. */
    void liveThrough(Instant then) {
        for (int idle = 0; idle < 2; idle++) {
            for (Claimed one : claim(AT_ONCE, then)) {
                write(List.of(heard(one, perform(one), "", then)));
                idle = 0;
            }
        }
    }

    private boolean isLate(Sitting sitting, Instant now) {
        return sitting.execution().isRunning()
                && !sitting.execution().deadline().isAfter(now)
                && !attempts.isOrdered(sitting.id());
    }

    // An order ends attempts of its own: what was read before it is read again the next time.
    private void takeAll(Sitting sitting, List<Attempt> due, List<Claimed> claimed, Instant now) {
        Rails.Look look = rails.look(sitting, due, now);
        for (Attempt one : due) {
            if (!sitting.isOrdered()) {
                take(sitting, look, one, now).ifPresent(claimed::add);
            }
        }
    }

    private Optional<Claimed> take(Sitting sitting, Rails.Look look, Attempt due, Instant now) {
        switch (due.state()) {
            case "acting" ->
                director.came(
                        sitting,
                        due,
                        Outcome.UNCLEAR.word(),
                        "Whoever did it is gone: no answer came in time.",
                        "",
                        "",
                        now);
            case "asking" -> director.expire(sitting, due, Choice.STOP, "Nobody answered in time.", now);
            default -> {
                return offered(sitting, look, due, now)
                        .filter(one -> due.hands().equals("node"));
            }
        }
        return Optional.empty();
    }

    /** Empty when it may not begin now; else it has begun, also for a person and for a runner, who takes it for itself. */
    Optional<Claimed> offered(Sitting sitting, Attempt due, Instant now) {
        return offered(sitting, rails.look(sitting, List.of(due), now), due, now);
    }

    private Optional<Claimed> offered(Sitting sitting, Rails.Look look, Attempt due, Instant now) {
        if (!sitting.standing().wants(due.move())) {
            director.came(sitting, due, "held", "It was not begun: something else went wrong meanwhile.", "", "", now);
            return Optional.empty();
        }
        Optional<Rails.No> no = rails.ask(look, sitting, due.move(), now);
        if (no.isPresent()) {
            hold(sitting, due, no.get(), now);
            return Optional.empty();
        }
        return Optional.of(begun(sitting, look, due, now));
    }

    // A check that is too old by the time of the act would be no check: an act that is held has to be checked again.
    private void hold(Sitting sitting, Attempt due, Rails.No no, Instant now) {
        if (no.until().isEmpty()) {
            director.order(sitting, Choice.STOP, "Nightdesk", no.why(), now);
        } else if (due.move().phase() == Phase.ACT) {
            director.came(sitting, due, "held", no.why(), "", "", now);
        } else {
            attempts.hold(due.id(), no.why(), no.until().get());
        }
    }

    private Claimed begun(Sitting sitting, Rails.Look look, Attempt due, Instant now) {
        Step step = sitting.plan().step(due.move());
        director.begin(sitting, due, "", Director.until(due, step, now), now);
        if (Rails.changes(sitting.plan(), due.move())) {
            rails.touch(look, sitting, sitting.plan().targets().get(due.move().target()), now);
        }
        return new Claimed(due, sitting.plan());
    }

    @Override
    protected void handle(Claimed claimed) {
        result(claimed, perform(claimed), "");
    }

    private Answer perform(Claimed claimed) {
        Optional<Deed> deed = Director.deed(claimed.step(), claimed.phase());
        if (deed.isEmpty()) {
            return Answer.of(Outcome.OK, "Nothing to look at.");
        }
        try {
            return acts.perform(
                    filled(claimed, deed.get()),
                    Duration.ofSeconds(claimed.step().seconds()));
        } catch (Refused missing) {
            return Answer.of(Outcome.REFUSED, String.valueOf(missing.getMessage()));
        }
    }

    /** With captured values in it. Refused when one is missing. */
    Deed filled(Claimed claimed, Deed deed) {
        Attempt attempt = claimed.attempt();
        return captures.filled(
                deed, attempt.execution(), claimed.plan(), attempt.move().target());
    }

    /**
     * Written only when it is still this attempt's to say; whoever comes too late is remembered in the evidence, and changes nothing. Whatever has come of a run meanwhile is written together,
     * so that its workers do not wait for each other's commits; returns when it is committed.
     */
    void result(Claimed claimed, Answer heard, String by) {
        Heard one = heard(claimed, heard, by, clock.instant());
        CompletableFuture<Boolean> written = results.submit(
                        claimed.attempt().execution().value(), one)
                .orElseThrow(() -> new IllegalStateException("too many results wait to be written"));
        try {
            written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it is written later, or its lease ends", stopping);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the result could not be written", failure);
        }
    }

    private static Heard heard(Claimed claimed, Answer answer, String by, Instant at) {
        return new Heard(claimed, Captures.judged(claimed.step(), claimed.phase(), answer), by, at);
    }

    private List<Boolean> write(List<Heard> heard) {
        Map<ExecutionId, List<Heard>> runs = heard.stream()
                .collect(Collectors.groupingBy(
                        Heard::execution,
                        () -> new TreeMap<>(Comparator.comparingLong(ExecutionId::value)),
                        Collectors.toList()));
        transaction.executeWithoutResult(status -> {
            runs.forEach(this::write);
            bell.ring(TOPIC);
        });
        return heard.stream().map(one -> true).toList();
    }

    private void write(ExecutionId run, List<Heard> heard) {
        Sitting sitting = director.sit(executions.lock(run).orElseThrow());
        Map<Long, Attempt> acting =
                attempts
                        .find(heard.stream()
                                .map(one -> one.claimed().attempt().id())
                                .toList())
                        .stream()
                        .filter(one -> one.state().equals("acting"))
                        .collect(Collectors.toMap(Attempt::id, one -> one));
        for (Heard one : heard) {
            Optional.ofNullable(acting.remove(one.claimed().attempt().id()))
                    .ifPresentOrElse(attempt -> came(sitting, attempt, one), () -> late(sitting, one));
        }
        director.rise(sitting, heard.getLast().at());
    }

    private static void late(Sitting sitting, Heard one) {
        sitting.transcript()
                .add(
                        "late",
                        Map.of(
                                "attempt",
                                one.claimed().attempt().id(),
                                "outcome",
                                one.answer().outcome().word(),
                                "said",
                                one.answer().said()),
                        one.at());
    }

    private void came(Sitting sitting, Attempt attempt, Heard one) {
        Answer answer = one.answer();
        Claimed claimed = one.claimed();
        if (mayStillCome(claimed, attempt, answer, one.at())) {
            attempts.hold(
                    attempt.id(),
                    "Not yet. " + answer.said(),
                    one.at().plusSeconds(claimed.step().every()));
            attempts.again(attempt.id());
            return;
        }
        director.came(sitting, attempt, answer.outcome().word(), answer.said(), answer.output(), one.by(), one.at());
        captures.keep(sitting, attempt.move(), answer, one.at());
    }

    private static boolean mayStillCome(Claimed claimed, Attempt attempt, Answer answer, Instant now) {
        return claimed.phase() == Phase.VERIFY
                && answer.outcome() != Outcome.OK
                && attempt.begunAt()
                        .orElse(now)
                        .plusSeconds(claimed.step().seconds())
                        .isAfter(now);
    }

    @Override
    public void destroy() {
        super.destroy();
        results.close();
    }

    @Override
    protected String name(Claimed claimed) {
        return Long.toString(claimed.attempt().id());
    }
}
