package org.nightdesk.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.nightdesk.course.Next.End;

/**
 * One plan carried out in a world that fails at random, by nodes that are killed at random, before an act or between it and its result. What survives is the log;
 * all else is computed anew from it each time. What must never happen ends it with an {@link AssertionError}.
 */
public final class Ordeal {

    private static final int MOST_EVENTS = 20_000;

    private final Random random;
    private final int trouble;
    private final Plan plan;
    private final List<Event> log = new ArrayList<>();
    private final List<Move> busy = new ArrayList<>();
    private final boolean[][] applied;
    private final int[][] acts;
    private final int[][] undos;
    private final boolean[][] checked;
    private final Set<Integer> touched = new HashSet<>();
    private boolean waved;
    private int kills;

    private Ordeal(long seed) {
        this.random = new Random(seed);
        this.trouble = random.nextInt(4) == 0 ? 0 : random.nextInt(30);
        this.plan = plan();
        int targets = plan.targets().size();
        int steps = plan.targets().getFirst().steps().size();
        this.applied = new boolean[targets][steps];
        this.acts = new int[targets][steps];
        this.undos = new int[targets][steps];
        this.checked = new boolean[targets][steps];
    }

    /** How it ended, how often a node was killed, and how many events it took. */
    public record Result(End end, int kills, int events) {}

    /** The same seed is the same ordeal. */
    public static Result of(long seed) {
        return new Ordeal(seed).run();
    }

    private Plan plan() {
        int targets = 1 + random.nextInt(12);
        int count = 1 + random.nextInt(4);
        List<Target> all = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            steps.add(step(step));
        }
        for (int target = 0; target < targets; target++) {
            all.add(new Target("ins_" + (target + 1), "target " + target, "", "", steps));
        }
        Staging staging = new Staging(
                random.nextBoolean() ? List.of() : List.of(1, 1 + random.nextInt(4)),
                1 + random.nextInt(4),
                random.nextInt(5) == 0 ? 1 + random.nextInt(targets) : targets,
                1_000);
        return new Plan(
                Plan.FORMAT,
                new Plan.Made("PERSON:1", "Alice", "", ""),
                new Plan.Playbook("pb_1", "Ordeal", 1, ""),
                Map.of(),
                "",
                "",
                staging,
                24,
                all);
    }

    private Step step(int number) {
        Deed look = new Deed.Http("ins_1/api", "GET", "http://h/", Map.of(), "", List.of());
        Deed change = new Deed.Http("ins_1/api", "PUT", "http://h/", Map.of(), "", List.of());
        boolean changes = random.nextInt(6) > 0;
        boolean reversible = random.nextInt(6) > 0;
        return new Step(
                "step " + number,
                changes ? change : look,
                random.nextInt(6) > 0 ? Optional.of(look) : Optional.empty(),
                random.nextInt(6) > 0 ? Optional.of(look) : Optional.empty(),
                reversible ? Optional.of(change) : Optional.empty(),
                10,
                1,
                random.nextBoolean(),
                reversible,
                OnFailure.values()[random.nextInt(3)],
                Step.Preview.NONE);
    }

    private Result run() {
        while (log.size() < MOST_EVENTS) {
            switch (Course.next(plan, log)) {
                case Next.Do begin -> begin.moves().forEach(this::begin);
                case Next.Await await -> {
                    must(!busy.isEmpty(), "it waits for nothing");
                    finish(busy.remove(random.nextInt(busy.size())));
                }
                case Next.Over over -> {
                    return ended(over);
                }
            }
            if (random.nextInt(400) < trouble) {
                log.add(new Event.Ordered(random.nextBoolean() ? Choice.STOP : Choice.ROLL_BACK, "Bob stopped it."));
            }
        }
        throw new AssertionError("no end after " + MOST_EVENTS + " events");
    }

    private void begin(Move move) {
        log.add(new Event.Began(move));
        busy.add(move);
        long working = busy.stream()
                .filter(one -> one.phase() == Phase.ACT)
                .map(Move::target)
                .distinct()
                .count();
        must(working <= plan.staging().atOnce(), "more targets at once than allowed");
    }

    private void finish(Move move) {
        if (!Standing.of(plan, log).wants(move) || random.nextInt(60) < trouble / 3) {
            held(move);
            return;
        }
        if (move.phase() == Phase.DECIDE) {
            Choice choice = Choice.values()[random.nextInt(3)];
            waved |= choice == Choice.GO_ON;
            log.add(new Event.Decided(move.target(), move.step(), choice));
            return;
        }
        boolean killedBefore = random.nextInt(300) < trouble;
        Outcome outcome = killedBefore ? Outcome.UNCLEAR : happen(move);
        boolean killedAfter = random.nextInt(300) < trouble;
        kills += killedBefore || killedAfter ? 1 : 0;
        if (killedBefore && move.phase() == Phase.ACT) {
            // Nobody can tell it from one that was killed afterwards.
            count(move);
        }
        log.add(new Event.Came(move, killedAfter ? Outcome.UNCLEAR : outcome));
        if (move.phase() == Phase.CHECK) {
            checked[move.target()][move.step()] |= !killedAfter && outcome == Outcome.OK;
        }
    }

    private void held(Move move) {
        if (move.phase() == Phase.DECIDE) {
            log.add(new Event.Decided(move.target(), move.step(), Choice.STOP));
            return;
        }
        log.add(new Event.Held(move));
        if (move.phase() == Phase.ACT) {
            checked[move.target()][move.step()] = false;
        }
    }

    private Outcome happen(Move move) {
        boolean well = random.nextInt(100) >= trouble;
        return switch (move.phase()) {
            case CHECK -> well ? Outcome.OK : random.nextBoolean() ? Outcome.REFUSED : Outcome.UNCLEAR;
            case VERIFY ->
                looked(applied[move.target()][move.step()] || !plan.step(move).changes(), well);
            case CONFIRM -> looked(!applied[move.target()][move.step()], well);
            case ACT -> act(move, well);
            case UNDO -> undo(move, well);
            case DECIDE -> throw new IllegalStateException();
        };
    }

    private Outcome looked(boolean holds, boolean well) {
        return !well ? Outcome.UNCLEAR : holds ? Outcome.OK : Outcome.REFUSED;
    }

    private Outcome act(Move move, boolean well) {
        count(move);
        Outcome outcome = well ? Outcome.OK : Outcome.values()[1 + random.nextInt(3)];
        if (outcome == Outcome.OK || outcome != Outcome.REFUSED && random.nextBoolean()) {
            applied[move.target()][move.step()] = plan.step(move).changes();
        }
        return outcome;
    }

    private void count(Move move) {
        Step step = plan.step(move);
        int target = move.target();
        int number = move.step();
        must(checked[target][number], "an act without its check");
        if (!step.changes()) {
            return;
        }
        acts[target][number]++;
        must(step.idempotent() || acts[target][number] == 1, "done twice what must not be");
        touched.add(target);
        must(touched.size() <= plan.staging().most(), "the blast radius was passed");
    }

    private Outcome undo(Move move, boolean well) {
        must(plan.step(move).reversible(), "taken back what cannot be");
        undos[move.target()][move.step()]++;
        must(
                plan.step(move).idempotent() || applied[move.target()][move.step()],
                "taken back what was not done, and must not be taken back twice");
        must(plan.step(move).idempotent() || undos[move.target()][move.step()] == 1, "taken back twice");
        Outcome outcome = well ? Outcome.OK : Outcome.values()[1 + random.nextInt(3)];
        if (outcome == Outcome.OK || outcome != Outcome.REFUSED && random.nextBoolean()) {
            applied[move.target()][move.step()] = false;
        }
        return outcome;
    }

    private Result ended(Next.Over over) {
        must(busy.isEmpty(), "it is over while something is under way");
        must(!over.why().isBlank(), "it is over without a reason");
        for (int target = 0; target < applied.length; target++) {
            for (int step = 0; step < applied[target].length; step++) {
                boolean changes = plan.targets().get(target).steps().get(step).changes();
                must(
                        over.end() != End.DONE || waved || !changes || applied[target][step],
                        "done, and something was not done");
                must(
                        over.end() != End.ROLLED_BACK || !applied[target][step],
                        "rolled back, and something is still there");
            }
        }
        return new Result(over.end(), kills, log.size());
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + ", after " + log);
        }
    }
}
