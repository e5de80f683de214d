package org.nightdesk.course;

import java.util.ArrayList;
import java.util.List;

/** Where a plan stands after the events so far. Not for two threads at once. */
public final class Standing {

    /** So often is tried again what came out unclear and may be done twice. */
    static final int MOST_TRIES = 3;

    /** What may be begun at all, from most to least. */
    enum Mode {
        RUNNING,
        STOPPING,
        UNDOING
    }

    private final Plan plan;
    private final List<List<Cell>> cells = new ArrayList<>();
    private Mode mode = Mode.RUNNING;
    private String why = "";
    private int busy;

    private Standing(Plan plan) {
        this.plan = plan;
        for (Target target : plan.targets()) {
            cells.add(target.steps().stream().map(step -> new Cell()).toList());
        }
    }

    /** Before anything has happened. */
    public static Standing of(Plan plan) {
        return new Standing(plan);
    }

    public static Standing of(Plan plan, List<Event> log) {
        Standing standing = of(plan);
        log.forEach(standing::apply);
        return standing;
    }

    public Cell cell(int target, int step) {
        return cells.get(target).get(step);
    }

    public List<Cell> cells(int target) {
        return cells.get(target);
    }

    /** How many attempts are under way. */
    public int busy() {
        return busy;
    }

    Mode mode() {
        return mode;
    }

    /** The first thing that went wrong, or who ordered it; empty while all is well. */
    public String why() {
        return why;
    }

    public boolean isRollingBack() {
        return mode == Mode.UNDOING;
    }

    /** How many targets an act was begun on. */
    public int touched() {
        return (int) cells.stream()
                .filter(steps -> steps.stream().anyMatch(cell -> cell.acts > 0))
                .count();
    }

    /** Whether every step of the target is verified. */
    public boolean isThrough(int target) {
        return cells.get(target).stream().allMatch(cell -> cell.state == State.VERIFIED);
    }

    public void apply(Event event) {
        switch (event) {
            case Event.Began began -> begin(began.move());
            case Event.Came came -> come(came.move(), came.outcome());
            case Event.Held held -> hold(held.move());
            case Event.Decided decided -> decide(decided);
            case Event.Ordered ordered -> order(ordered.choice(), ordered.why());
        }
    }

    /** Whether something that was to begin, and has not yet, is still to begin: what has happened since may have changed that. */
    public boolean wants(Move move) {
        boolean asking = cells.stream().flatMap(List::stream).anyMatch(cell -> cell.question);
        return switch (move.phase()) {
            case CHECK, ACT -> mode == Mode.RUNNING && !asking;
            case UNDO, CONFIRM -> mode == Mode.UNDOING;
            case VERIFY, DECIDE -> true;
        };
    }

    private void begin(Move move) {
        Cell cell = cell(move.target(), move.step());
        cell.busy = move.phase();
        busy++;
        if (move.phase() == Phase.ACT && plan.step(move).changes()) {
            cell.touched = true;
            cell.acts++;
        }
    }

    private void hold(Move move) {
        Cell cell = free(move);
        if (move.phase() == Phase.ACT) {
            // Where an earlier try may have done it, it is looked at instead of checked: the check may not hold for
            // that very reason.
            cell.state = cell.doubt ? State.ACTED : State.WAITING;
            if (plan.step(move).changes()) {
                cell.acts--;
                cell.touched = cell.doubt;
            }
        }
    }

    private Cell free(Move move) {
        Cell cell = cell(move.target(), move.step());
        cell.busy = null;
        busy--;
        return cell;
    }

    private void come(Move move, Outcome outcome) {
        Cell cell = free(move);
        Step step = plan.step(move);
        if (outcome == Outcome.UNCLEAR && mayTryAgain(move.phase(), step) && ++cell.tries < MOST_TRIES) {
            cell.doubt |= move.phase() == Phase.ACT && step.changes();
            return;
        }
        cell.tries = 0;
        switch (move.phase()) {
            case CHECK -> checked(move, cell, outcome);
            case ACT -> acted(move, cell, outcome);
            case VERIFY -> verified(move, cell, outcome);
            case UNDO -> undone(move, cell, outcome);
            case CONFIRM -> confirmed(move, cell, outcome);
            case DECIDE -> order(Choice.STOP, "Nobody said what to do about a failure.");
        }
    }

    private static boolean mayTryAgain(Phase phase, Step step) {
        return !phase.changes() || step.idempotent() || phase == Phase.ACT && !step.changes();
    }

    private void checked(Move move, Cell cell, Outcome outcome) {
        if (outcome == Outcome.OK) {
            cell.state = State.CHECKED;
        } else {
            fail(move, cell, "the pre-check does not hold");
        }
    }

    private void acted(Move move, Cell cell, Outcome outcome) {
        switch (outcome) {
            case OK -> {
                cell.state = State.ACTED;
                cell.doubt = false;
            }
            case REFUSED -> {
                // An earlier try without an answer may still have done it.
                cell.touched = cell.doubt;
                if (cell.doubt) {
                    cell.state = State.ACTED;
                } else {
                    cell.state = State.WAITING;
                    fail(move, cell, "it was refused, and nothing was changed");
                }
            }
            case FAILED -> {
                cell.doubt = plan.step(move).changes();
                cell.state = State.ACTED;
                fail(move, cell, "it failed");
            }
            case UNCLEAR -> {
                cell.doubt = plan.step(move).changes();
                cell.state = State.ACTED;
            }
        }
    }

    private void verified(Move move, Cell cell, Outcome outcome) {
        // A step that nobody can look at does not settle a doubt.
        boolean seen = plan.step(move).verify().isPresent() || !cell.doubt;
        if (outcome == Outcome.OK && seen) {
            cell.doubt = false;
            cell.state = mode == Mode.UNDOING ? State.ACTED : State.VERIFIED;
            return;
        }
        if (cell.doubt && !plan.step(move).idempotent()) {
            halt(move, cell, "whether it happened is not known, and it must not be done twice");
        } else if (mode == Mode.RUNNING) {
            fail(move, cell, "the result is not as expected");
        } else if (mode == Mode.STOPPING) {
            halt(move, cell, "the result is not as expected");
        }
    }

    private void undone(Move move, Cell cell, Outcome outcome) {
        if (outcome == Outcome.OK) {
            cell.state = State.REVERTED;
            cell.doubt = false;
        } else if (outcome == Outcome.UNCLEAR && plan.step(move).check().isPresent()) {
            cell.state = State.REVERTED;
            cell.doubt = true;
        } else {
            halt(move, cell, "it could not be taken back");
        }
    }

    private void confirmed(Move move, Cell cell, Outcome outcome) {
        if (outcome == Outcome.OK) {
            cell.state = State.UNDONE;
            cell.doubt = false;
            cell.touched = false;
        } else {
            halt(move, cell, "it was taken back, and is not as it was before");
        }
    }

    private void fail(Move move, Cell cell, String how) {
        if (mode != Mode.RUNNING) {
            return;
        }
        String said = said(move, how);
        switch (plan.step(move).onFailure()) {
            case STOP -> order(Choice.STOP, said);
            case ROLLBACK -> order(Choice.ROLL_BACK, said);
            case ASK -> {
                cell.question = true;
                why = why.isEmpty() ? said : why;
            }
        }
    }

    void halt(Move move, Cell cell, String how) {
        cell.state = State.HALTED;
        cell.question = false;
        if (mode == Mode.RUNNING) {
            mode = Mode.STOPPING;
        }
        why = why.isEmpty() ? said(move, how) : why + " " + said(move, how);
    }

    private String said(Move move, String how) {
        return "%s, step %d, “%s”: %s."
                .formatted(
                        plan.targets().get(move.target()).name(),
                        move.step() + 1,
                        plan.step(move).title(),
                        how);
    }

    private void decide(Event.Decided decided) {
        Cell cell = cell(decided.target(), decided.step());
        Move move = new Move(decided.target(), decided.step(), Phase.DECIDE);
        if (cell.busy == Phase.DECIDE) {
            free(move);
        }
        if (!cell.question) {
            return;
        }
        cell.question = false;
        // A doubt stays: before it is taken back, somebody looks whether there is anything to take back.
        if (decided.choice() == Choice.GO_ON) {
            cell.state = State.VERIFIED;
            why = "";
        } else {
            order(decided.choice(), why);
        }
    }

    // What is being rolled back goes on being rolled back: stopping half way would leave more to look at by hand, not
    // less.
    private void order(Choice choice, String said) {
        Mode wanted = switch (choice) {
            case GO_ON -> mode;
            case STOP -> mode == Mode.UNDOING ? Mode.UNDOING : Mode.STOPPING;
            case ROLL_BACK -> Mode.UNDOING;
        };
        if (wanted != mode) {
            why = why.isEmpty() ? said : why;
            cells.stream().flatMap(List::stream).forEach(cell -> cell.question = false);
        }
        mode = wanted;
    }
}
