package org.nightdesk.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.course.Cell;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Move;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Standing;
import org.nightdesk.course.State;
import org.nightdesk.course.Step;
import org.nightdesk.evidence.Exhibits.Exhibit;
import org.nightdesk.execution.screen.RunScreen;
import org.nightdesk.execution.screen.RunsScreen.Line;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.Bounds;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;

/** Says runs on screens. */
final class RunScreens {

    private static final int SHOWN = 50;
    private static final int EVENTS = 200;

    private final Execution run;
    private final Plan plan;
    private final List<Attempt> attempts;
    private final Standing standing;
    private final Map<Long, LiveStore.Live> live;
    private final List<Exhibit> proofs;

    RunScreens(
            Execution run,
            Plan plan,
            List<Attempt> attempts,
            Standing standing,
            Map<Long, LiveStore.Live> live,
            List<Exhibit> proofs) {
        this.run = run;
        this.plan = plan;
        this.attempts = attempts;
        this.standing = standing;
        this.live = live;
        this.proofs = proofs;
    }

    /** {@code key} is the one that its evidence is signed with. */
    RunScreen show(Form form, String key, Viewer viewer) {
        boolean own = run.by().equals(viewer.actor());
        return new RunScreen(
                run.id().path(),
                run.id().subject().toString(),
                run.heading(),
                run.plan().path(),
                "/playbooks/" + plan.playbook().id(),
                run.word(),
                run.tone(),
                run.isRunning() ? standing.why() : run.why(),
                run.by().name(),
                run.begunAt(),
                run.endedAt(),
                run.emergency(),
                run.despiteFreeze(),
                run.reviewed()
                        .map(said -> said.by() + " has looked at it: " + said.word())
                        .orElse(""),
                run.settled()
                        .map(said -> said.by() + " has settled it: " + said.word())
                        .orElse(""),
                progress(),
                targets(),
                Math.max(0, plan.targets().size() - SHOWN),
                asks(viewer.actor()),
                commands(),
                held(),
                events(),
                run.isRunning() && !standing.isRollingBack(),
                mayRollBack(),
                run.isHalted() && run.settled().isEmpty(),
                run.isUnreviewed() && !own && viewer.may(Role.LEAD),
                run.isRunning()
                        ? ""
                        : "python3 verify.py %s.json --key %s"
                                .formatted(run.id().text(), key),
                form);
    }

    static Line line(Execution run) {
        String targets = run.targets() == 1 ? "One target" : run.targets() + " targets";
        return new Line(
                run.id().path(),
                run.heading(),
                run.word(),
                run.tone(),
                targets + ", " + run.by().name(),
                run.begunAt());
    }

    static Line line(KeptPlan plan) {
        int targets = plan.plan().targets().size();
        boolean approved = plan.approval().isPresent();
        return new Line(
                plan.id().path(),
                plan.plan().playbook().name(),
                approved ? "Approved, not begun." : "Waits for an approval.",
                approved ? "ok" : "soon",
                (targets == 1 ? plan.plan().targets().getFirst().name() : targets + " targets") + ", "
                        + plan.author().name(),
                plan.madeAt());
    }

    private String progress() {
        int all = plan.targets().size();
        long through = IntStream.range(0, all).filter(standing::isThrough).count();
        return all == 1 ? "" : "%d of %d targets are verified.".formatted(through, all);
    }

    private boolean mayRollBack() {
        boolean touched = standing.touched() > 0;
        return touched
                && !standing.isRollingBack()
                && run.settled().isEmpty()
                && !run.state().equals("rolled-back");
    }

    private List<RunScreen.Target> targets() {
        return IntStream.range(0, Math.min(SHOWN, plan.targets().size()))
                .mapToObj(target ->
                        new RunScreen.Target(plan.targets().get(target).name(), cells(target)))
                .toList();
    }

    private List<RunScreen.Cell> cells(int target) {
        List<Step> steps = plan.targets().get(target).steps();
        return IntStream.range(0, steps.size())
                .mapToObj(step -> {
                    boolean asked = attempts.stream()
                            .anyMatch(one -> one.state().equals("asking")
                                    && one.move().target() == target
                                    && one.move().step() == step);
                    String state = asked ? "asking" : state(standing.cell(target, step));
                    return new RunScreen.Cell(
                            step + 1,
                            state,
                            tone(standing.cell(target, step)),
                            steps.get(step).title() + ": " + state);
                })
                .toList();
    }

    private static String state(Cell cell) {
        return cell.busy()
                .map(phase -> switch (phase) {
                    case CHECK -> "checking";
                    case ACT -> "acting";
                    case VERIFY -> "verifying";
                    case DECIDE -> "asking";
                    case UNDO -> "undoing";
                    case CONFIRM -> "confirming";
                })
                .orElse(cell.state().word());
    }

    private static String tone(Cell cell) {
        if (cell.isQuestion() || cell.state() == State.HALTED) {
            return "late";
        }
        return cell.busy().isPresent()
                ? "soon"
                : switch (cell.state()) {
                    case VERIFIED -> "ok";
                    case UNDONE, REVERTED -> "soon";
                    default -> "dim";
                };
    }

    /** What waits for people, as that one sees it. */
    List<RunScreen.Ask> asks(Actor viewer) {
        return attempts.stream()
                .filter(one -> one.state().equals("asking"))
                .map(one -> ask(one, viewer))
                .toList();
    }

    /** What that one is asked, in their words: by hand what is theirs to do, where two are wanted what they have not begun. */
    List<String> asked(PersonId person) {
        Actor actor = Actor.person(person.value(), "");
        return attempts.stream()
                .filter(one -> one.state().equals("asking"))
                .filter(one ->
                        isForChecker(one) ? !isBegunBy(actor) : run.owner().equals(person))
                .map(one -> where(one.move()))
                .toList();
    }

    private boolean isForChecker(Attempt asked) {
        return asked.move().phase() != Phase.DECIDE
                && Director.deed(plan.step(asked.move()), asked.move().phase())
                        .filter(one ->
                                one instanceof Deed.Manual manual && manual.by().equals("checker"))
                        .isPresent();
    }

    private boolean isBegunBy(Actor actor) {
        return run.by().kind() == actor.kind() && run.by().id() == actor.id();
    }

    private RunScreen.Ask ask(Attempt asked, Actor viewer) {
        Move move = asked.move();
        boolean decides = move.phase() == Phase.DECIDE;
        Optional<Deed.Manual> manual = Director.deed(plan.step(move), move.phase())
                .filter(Deed.Manual.class::isInstance)
                .map(Deed.Manual.class::cast);
        return new RunScreen.Ask(
                Long.toString(asked.id()),
                run.id().path() + "/attempts/" + asked.id(),
                "word-" + asked.id(),
                decides ? quoted(move) + " did not work. What now?" : where(move),
                decides
                        ? standing.why()
                        : isForChecker(asked)
                                ? "For the checker: somebody other than "
                                        + run.by().name() + ", who began it."
                                : "",
                decides,
                manual.filter(one -> one.evidence().equals("text")).isPresent() || isTyped(move, manual),
                isTyped(move, manual) ? "The value: " + bounds(move) : "What you saw",
                manual.map(Deed.Manual::evidence)
                        .filter(one -> one.equals("file") || one.equals("picture"))
                        .orElse(""),
                "file-" + asked.id(),
                manual.map(one -> one.answers().keySet().stream().sorted().toList())
                        .orElse(List.of()),
                !isForChecker(asked) || !isBegunBy(viewer),
                asked.due().orElse(Instant.EPOCH));
    }

    private boolean isTyped(Move move, Optional<Deed.Manual> manual) {
        return manual.filter(one -> one.answers().isEmpty()).isPresent()
                && !plan.step(move).captures().isEmpty();
    }

    private String bounds(Move move) {
        return plan.step(move).captures().stream()
                .map(one -> Bounds.spoken(one.bounds()))
                .collect(Collectors.joining(", "));
    }

    private String where(Move move) {
        String name = plan.step(move).title();
        return plan.targets().size() == 1
                ? name
                : plan.targets().get(move.target()).name() + ": " + name;
    }

    private String quoted(Move move) {
        String name = "“" + plan.step(move).title() + "”";
        return plan.targets().size() == 1
                ? name
                : name + " at " + plan.targets().get(move.target()).name();
    }

    List<RunScreen.Running> commands() {
        return attempts.stream()
                .filter(one -> one.hands().equals("runner") && one.state().equals("acting"))
                .map(this::running)
                .toList();
    }

    private RunScreen.Running running(Attempt attempt) {
        LiveStore.Live said = live.getOrDefault(attempt.id(), new LiveStore.Live("", ""));
        return new RunScreen.Running(
                Long.toString(attempt.id()),
                run.id().path() + "/attempts/" + attempt.id() + "/interruption",
                where(attempt.move()),
                host(attempt),
                attempt.begunAt().orElse(Instant.EPOCH),
                said.text(),
                said.endedBy());
    }

    private String host(Attempt attempt) {
        return Director.deed(plan.step(attempt.move()), attempt.move().phase())
                .filter(Deed.Command.class::isInstance)
                .map(deed -> ((Deed.Command) deed).host())
                .orElse("");
    }

    private List<RunScreen.Held> held() {
        return attempts.stream()
                .filter(one -> one.state().equals("waiting"))
                .filter(one -> !one.held().isEmpty() || one.hands().equals("runner"))
                .map(one -> one.held().isEmpty()
                        ? new RunScreen.Held(
                                quoted(one.move()),
                                "The runner of " + host(one) + " has not called in for it yet.",
                                Optional.empty())
                        : new RunScreen.Held(quoted(one.move()), one.held(), one.due()))
                .toList();
    }

    private List<RunScreen.Event> events() {
        List<RunScreen.Event> events = new ArrayList<>();
        for (Attempt attempt : attempts.reversed()) {
            if (attempt.isOver() && !isTrivial(attempt)) {
                events.add(event(attempt));
            }
        }
        return events.stream()
                .sorted(Comparator.comparing(RunScreen.Event::at).reversed())
                .limit(EVENTS)
                .toList();
    }

    private boolean isTrivial(Attempt attempt) {
        return attempt.outcome().equals("ok")
                && Director.deed(plan.step(attempt.move()), attempt.move().phase())
                        .isEmpty();
    }

    private RunScreen.Event event(Attempt attempt) {
        String tone = switch (attempt.outcome()) {
            case "ok", "go-on" -> "ok";
            case "held" -> "soon";
            default -> "late";
        };
        String by = attempt.by().isEmpty()
                ? ""
                : " " + attempt.by().substring(attempt.by().indexOf(' ') + 1) + ".";
        return new RunScreen.Event(
                attempt.endedAt().orElse(Instant.EPOCH),
                "%s (%s):"
                        .formatted(where(attempt.move()), attempt.move().phase().word()),
                tone,
                (attempt.said().isEmpty() ? attempt.outcome() + "." : attempt.said()) + by,
                attempt.output(),
                proofs.stream()
                        .filter(one -> one.attempt() == attempt.id())
                        .map(one -> new RunScreen.Shown(
                                run.id().path() + "/files/" + one.id(), one.name(), one.isPicture(), one.sha256()))
                        .toList());
    }
}
