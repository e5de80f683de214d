package org.nightdesk.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.course.Next.End;

/**
 * What comes next, decided from the plan and what has happened and from nothing else. No step acts before its check held; what must not be done twice is never
 * begun twice; never more targets are touched than the plan allows; and it always ends, as {@link End} says, as long as every attempt does.
 */
public final class Course {

    private final Plan plan;
    private final Standing standing;
    private final List<Move> moves = new ArrayList<>();

    private Course(Plan plan, Standing standing) {
        this.plan = plan;
        this.standing = standing;
    }

    /** A pure function of both. */
    public static Next next(Plan plan, List<Event> log) {
        return next(plan, Standing.of(plan, log));
    }

    /** Changes nothing of the standing. */
    public static Next next(Plan plan, Standing standing) {
        return new Course(plan, standing).next();
    }

    private Next next() {
        return switch (standing.mode()) {
            case RUNNING -> run();
            case STOPPING -> stop();
            case UNDOING -> undo();
        };
    }

    private Next run() {
        if (isQuestion()) {
            questions();
            settle();
            return moves.isEmpty() ? new Next.Await() : new Next.Do(moves);
        }
        int through = (int) indices().filter(standing::isThrough).count();
        if (through == plan.targets().size()) {
            return new Next.Over(End.DONE, "Every step is verified.");
        }
        int open = plan.staging().open(through, plan.targets().size());
        int working = (int) indices()
                .filter(this::isBegun)
                .filter(target -> !standing.isThrough(target))
                .count();
        int touched = standing.touched() + fresh();
        for (int target = 0; target < open; target++) {
            if (standing.isThrough(target)) {
                continue;
            }
            boolean begun = isBegun(target);
            if (!begun
                    && (working >= plan.staging().atOnce()
                            || touched >= plan.staging().most())) {
                continue;
            }
            working += begun ? 0 : 1;
            touched += begun ? 0 : 1;
            forward(target).ifPresent(moves::add);
        }
        return going("No more than %d targets may be touched."
                .formatted(plan.staging().most()));
    }

    /** Targets that have begun without having been touched: each may be before anybody asks again. */
    private int fresh() {
        return (int) indices()
                .filter(target -> isBegun(target) && !standing.isThrough(target))
                .filter(target -> standing.cells(target).stream().noneMatch(cell -> cell.acts > 0))
                .count();
    }

    private Optional<Move> forward(int target) {
        List<Cell> cells = standing.cells(target);
        for (int step = 0; step < cells.size(); step++) {
            Cell cell = cells.get(step);
            if (cell.busy != null) {
                return Optional.empty();
            }
            Optional<Phase> phase = switch (cell.state) {
                case WAITING -> Optional.of(Phase.CHECK);
                case CHECKED -> Optional.of(Phase.ACT);
                case ACTED -> Optional.of(Phase.VERIFY);
                case VERIFIED, REVERTED, UNDONE, HALTED -> Optional.empty();
            };
            if (phase.isPresent()) {
                return Optional.of(new Move(target, step, phase.get()));
            }
        }
        return Optional.empty();
    }

    private void questions() {
        each((target, step, cell) -> {
            if (cell.question && cell.busy == null) {
                moves.add(new Move(target, step, Phase.DECIDE));
            }
        });
    }

    /** Looks at what was done and not looked at yet. */
    private void settle() {
        each((target, step, cell) -> {
            boolean open = cell.state == State.ACTED
                    || cell.doubt && cell.state != State.HALTED && cell.state != State.VERIFIED;
            if (open && cell.busy == null && !cell.question) {
                moves.add(new Move(target, step, Phase.VERIFY));
            }
        });
    }

    private Next stop() {
        settle();
        return moves.isEmpty() && standing.busy() == 0 ? new Next.Over(End.HALTED, why("It was stopped.")) : going("");
    }

    private Next undo() {
        int working = (int) indices().filter(this::isBusy).count();
        boolean left = false;
        for (int target = 0; target < plan.targets().size(); target++) {
            if (isBusy(target)) {
                continue;
            }
            Optional<Move> back = back(target);
            left |= back.isPresent();
            if (back.isPresent() && working < plan.staging().atOnce()) {
                moves.add(back.get());
                working++;
            }
        }
        if (left || standing.busy() > 0) {
            return going("");
        }
        boolean clean =
                indices().allMatch(target -> standing.cells(target).stream().noneMatch(this::isLeft));
        return clean
                ? new Next.Over(End.ROLLED_BACK, (standing.why() + " " + takenBack()).strip())
                : new Next.Over(End.HALTED, (standing.why() + " Not all of it could be taken back.").strip());
    }

    private String takenBack() {
        List<Integer> targets = indices()
                .filter(target -> standing.cells(target).stream().anyMatch(Course::isTakenBack))
                .toList();
        if (targets.isEmpty()) {
            return "Nothing had been changed.";
        }
        if (targets.size() > 1) {
            return "What was done on %d targets was taken back.".formatted(targets.size());
        }
        List<Cell> cells = standing.cells(targets.getFirst());
        Target target = plan.targets().get(targets.getFirst());
        String titles = IntStream.range(0, cells.size())
                .filter(step -> isTakenBack(cells.get(step)))
                .mapToObj(step -> "“" + target.steps().get(step).title() + "”")
                .collect(Collectors.joining(", "));
        return plan.targets().size() == 1
                ? "Taken back: %s.".formatted(titles)
                : "Taken back at %s: %s.".formatted(target.name(), titles);
    }

    private static boolean isTakenBack(Cell cell) {
        return cell.state == State.UNDONE;
    }

    private boolean isLeft(Cell cell) {
        return cell.state == State.HALTED || cell.touched;
    }

    /** From the last step to the first; empty when there is nothing to take back, or no way past a step. */
    private Optional<Move> back(int target) {
        List<Cell> cells = standing.cells(target);
        for (int number = cells.size() - 1; number >= 0; number--) {
            Cell cell = cells.get(number);
            if (cell.state == State.HALTED) {
                return Optional.empty();
            }
            if (cell.touched || cell.state == State.REVERTED) {
                return back(target, number, cell);
            }
        }
        return Optional.empty();
    }

    private Optional<Move> back(int target, int number, Cell cell) {
        Step step = plan.targets().get(target).steps().get(number);
        if (cell.state == State.REVERTED) {
            return Optional.of(new Move(target, number, Phase.CONFIRM));
        }
        if (!step.reversible() || step.undo().isEmpty()) {
            return Optional.empty();
        }
        boolean look = cell.doubt && !step.idempotent();
        return Optional.of(new Move(target, number, look ? Phase.VERIFY : Phase.UNDO));
    }

    private Next going(String otherwise) {
        if (!moves.isEmpty()) {
            return new Next.Do(List.copyOf(moves));
        }
        return standing.busy() > 0 ? new Next.Await() : new Next.Over(End.HALTED, why(otherwise));
    }

    private String why(String otherwise) {
        return standing.why().isEmpty() ? otherwise : standing.why();
    }

    private boolean isQuestion() {
        return indices().anyMatch(target -> standing.cells(target).stream().anyMatch(cell -> cell.question));
    }

    private boolean isBegun(int target) {
        return standing.cells(target).stream()
                .anyMatch(cell -> cell.state != State.WAITING || cell.busy != null || cell.acts > 0);
    }

    private boolean isBusy(int target) {
        return standing.cells(target).stream().anyMatch(cell -> cell.busy != null);
    }

    private Stream<Integer> indices() {
        return IntStream.range(0, plan.targets().size()).boxed();
    }

    private interface Look {
        void at(int target, int step, Cell cell);
    }

    private void each(Look look) {
        for (int target = 0; target < plan.targets().size(); target++) {
            List<Cell> cells = standing.cells(target);
            for (int step = 0; step < cells.size(); step++) {
                look.at(target, step, cells.get(step));
            }
        }
    }
}
