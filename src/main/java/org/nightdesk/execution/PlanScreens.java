package org.nightdesk.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Staging;
import org.nightdesk.course.Step;
import org.nightdesk.course.Target;
import org.nightdesk.execution.screen.PlanScreen;
import org.nightdesk.playbook.Bounds;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;

/** Says plans on screens. */
final class PlanScreens {

    private static final int SHOWN = 20;
    private static final int FEW = 4;

    private PlanScreens() {}

    /** {@code others} are the names of those who may approve what the viewer has made. */
    static PlanScreen show(
            KeptPlan kept, List<Parameter> asked, boolean old, List<String> others, Form form, Viewer viewer) {
        Plan plan = kept.plan();
        boolean author = kept.author().equals(viewer.actor())
                || kept.author().isPerson()
                        && kept.author().id() == viewer.actor().id();
        boolean open = kept.execution().isEmpty() && !old && kept.declined().isEmpty();
        boolean approved = kept.approval().isPresent();
        return new PlanScreen(
                kept.id().path(),
                plan.playbook().name(),
                plan.playbook().name() + ", version " + plan.playbook().version(),
                "/playbooks/" + plan.playbook().id(),
                kept.author().name(),
                kept.madeAt(),
                plan.reason(),
                plan.about(),
                plan.about().isEmpty() ? "" : "/tickets/" + plan.about(),
                parameters(plan, asked),
                staging(plan.staging(), plan.targets().size()),
                kept.shortHash(),
                kept.sha256(),
                plan.targets().stream().limit(SHOWN).map(PlanScreens::target).toList(),
                Math.max(0, plan.targets().size() - SHOWN),
                kept.approval().map(PlanScreens::said),
                kept.declined().map(PlanScreens::said),
                kept.execution().map(ExecutionId::path).orElse(""),
                open && !approved && !author && viewer.may(Role.AGENT),
                open && viewer.may(Role.AGENT),
                open && approved,
                open,
                notNow(kept, old, author && !approved, others),
                open && author && !approved && others.isEmpty() && viewer.may(Role.ADMINISTRATOR),
                Executions.toType(plan),
                author
                                && open(kept)
                                && viewer.may(Role.AGENT)
                                && Executions.toType(plan).isEmpty()
                        ? "/timetables/new?plan=" + kept.id().text()
                        : "",
                form);
    }

    private static boolean open(KeptPlan kept) {
        return kept.declined().isEmpty() && kept.author().isPerson();
    }

    private static PlanScreen.Said said(KeptPlan.Approval said) {
        return new PlanScreen.Said(said.by().name(), said.word(), said.at());
    }

    private static String notNow(KeptPlan kept, boolean old, boolean waits, List<String> others) {
        if (kept.execution().isPresent() || kept.declined().isPresent()) {
            return "";
        }
        if (old) {
            return "It is older than a week. Make a new one, so that its checks are of today.";
        }
        return waits ? "You made it, so somebody else approves it. " + whose(others) : "";
    }

    private static String whose(List<String> others) {
        if (others.isEmpty()) {
            return "But nobody else is here who may: it takes an agent, or more.";
        }
        return others.size() <= FEW
                ? "It stands on the home of " + String.join(", ", others) + "."
                : "It stands on the home of the " + others.size() + " people who may.";
    }

    private static Map<String, String> parameters(Plan plan, List<Parameter> asked) {
        Map<String, String> labels =
                asked.stream().collect(Collectors.toMap(Parameter::name, Parameter::label, (one, other) -> one));
        Map<String, String> shown = new LinkedHashMap<>();
        asked.stream()
                .filter(one ->
                        !(one.kind() instanceof ParameterKind.Targets) && !(one.kind() instanceof ParameterKind.Target))
                .map(Parameter::name)
                .filter(plan.parameters()::containsKey)
                .forEach(name -> shown.put(labels.get(name), plan.parameters().get(name)));
        return shown;
    }

    private static String staging(Staging staging, int targets) {
        if (targets == 1) {
            return "One target.";
        }
        String portions = staging.portions().stream().map(String::valueOf).collect(Collectors.joining(", then "));
        return "%d targets: first %s, each portion once the one before is verified; %d at a time."
                .formatted(targets, portions, staging.atOnce());
    }

    private static PlanScreen.Target target(Target target) {
        String customer = target.customer().isEmpty() ? "ourselves" : target.customer();
        String where = customer + ", " + target.environment();
        return new PlanScreen.Target(
                target.name(),
                target.name().endsWith(where) ? "" : where,
                IntStream.range(0, target.steps().size())
                        .mapToObj(number -> step(number + 1, target.steps().get(number)))
                        .toList());
    }

    private static PlanScreen.Step step(int number, Step step) {
        List<PlanScreen.Part> parts = new ArrayList<>();
        part("Check", step.check(), parts);
        part("Do", Optional.of(step.act()), parts);
        part("Verify", step.verify(), parts);
        part("Take back", step.undo(), parts);
        return new PlanScreen.Step(
                number,
                step.name(),
                step.preview().before().strip(),
                step.preview().after().strip(),
                step.preview().note(),
                parts,
                marks(step));
    }

    private static List<String> marks(Step step) {
        List<String> marks = new ArrayList<>();
        if (step.act() instanceof Deed.Manual manual) {
            marks.add("by hand, " + manual.by());
        }
        step.captures()
                .forEach(one -> marks.add("keeps ‹%s›, %s%s"
                        .formatted(
                                one.slot(),
                                Bounds.spoken(one.bounds()),
                                one.of().isEmpty() ? ", as somebody says" : ", from " + one.of())));
        if (step.changes()) {
            if (!step.reversible()) {
                marks.add("cannot be taken back");
            }
            if (!step.idempotent()) {
                marks.add("never done twice");
            }
            if (step.verify().isEmpty()) {
                marks.add("nothing verifies it");
            }
            marks.add(
                    switch (step.onFailure()) {
                        case STOP -> "a failure stops the run";
                        case ROLLBACK -> "a failure takes the run back";
                        case ASK -> "a failure is asked about";
                    });
        }
        return marks;
    }

    private static void part(String label, Optional<Deed> deed, List<PlanScreen.Part> parts) {
        deed.filter(one -> !(one instanceof Deed.Nothing) && !(one instanceof Deed.Manual))
                .ifPresent(one -> parts.add(new PlanScreen.Part(label, one.spoken(), detail(one), expects(one))));
    }

    private static String detail(Deed deed) {
        return switch (deed) {
            case Deed.Http http -> http.body();
            case Deed.Sql sql ->
                sql.at()
                        + sql.values().stream()
                                .map(Deed.Value::text)
                                .map(text -> "\n" + text)
                                .collect(Collectors.joining());
            case Deed.Command command -> command(command);
            case Deed.Manual manual -> "";
            case Deed.Nothing nothing -> "";
        };
    }

    private static String command(Deed.Command command) {
        String set = command.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> "\n" + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining());
        return "on " + command.host() + set + (command.input().isEmpty() ? "" : "\nreads\n" + command.input());
    }

    private static String expects(Deed deed) {
        return deed.expect().stream().map(Condition::spoken).collect(Collectors.joining(", "));
    }
}
