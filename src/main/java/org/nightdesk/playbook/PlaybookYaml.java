package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the YAML of a playbook. All that is wrong is said at once, with lines and remedies. */
public final class PlaybookYaml {

    /** What was read: a playbook when no fault is more than a warning. Faults come by line. */
    public record Read(Optional<Playbook> playbook, List<Fault> faults) {

        /** The playbook, or Refused with every fault that is no warning, the line in front of each sentence. */
        public Playbook orRefuse() {
            return playbook.orElseThrow(() -> Refused.invalid(faults.stream()
                    .filter(fault -> !fault.warning())
                    .map(fault ->
                            new Refused.Problem("yaml", "Line " + fault.line() + ", " + where(fault) + fault.says()))
                    .toList()));
        }

        private static String where(Fault fault) {
            return fault.field().isEmpty() ? "" : fault.field() + ": ";
        }
    }

    private static final Map<String, Role> MAY_RUN = Stream.of(
                    Role.RESPONDER, Role.AGENT, Role.LEAD, Role.ADMINISTRATOR)
            .collect(Collectors.toMap(Role::word, Function.identity()));
    private static final int DAY = 24 * 60;

    private PlaybookYaml() {}

    public static Read read(String yaml) {
        Faults faults = new Faults();
        Optional<Playbook> playbook = Outline.of(yaml, faults).map(node -> playbook(node, faults));
        if (playbook.isEmpty() && faults.hold()) {
            faults.add(new Fault(1, "", "There is nothing here yet. Begin with name: and purpose:.", false));
        }
        return new Read(playbook.filter(read -> faults.hold()), faults.sorted());
    }

    /** The tree of a YAML that may be wrong in what it says; empty when it is no document at all. */
    public static Optional<Node> tree(String yaml) {
        return Outline.of(yaml, new Faults());
    }

    /** The name that a YAML gives its playbook, right or wrong in the rest; empty when it has none. */
    static Optional<String> name(String yaml) {
        return Outline.of(yaml, new Faults())
                .flatMap(node -> Fields.of(node, "", new Faults()).text("name"))
                .filter(name -> !name.isEmpty() && name.length() <= 100);
    }

    private static Playbook playbook(Node node, Faults faults) {
        Outline.checkKeys(node, "", faults);
        Fields fields = Fields.of(node, "", faults);
        String name = fields.need("name", "Give the playbook a name: name: Change a setting.");
        if (name.length() > 100) {
            fields.wrong("name", "A name has at most 100 letters.");
        }
        String purpose = fields.lines("purpose").orElse("");
        if (purpose.isEmpty()) {
            fields.wrong("purpose", "Say in a sentence what it is for: purpose: Changes one setting of a customer.");
        }
        String service = fields.text("service").orElse("");
        int minutes = fields.whole("expected-minutes", 1, DAY, 10);
        int byHand = fields.whole("minutes-by-hand", 0, DAY, 0);
        boolean twoRoles = fields.yes("two-roles", false);
        Role mayRun = fields.word("may-run", MAY_RUN, Role.RESPONDER);
        Limits limits = fields.fields("limits").map(PlaybookYaml::limits).orElse(Limits.CAREFUL);
        List<Parameter> parameters = new ParameterReader(faults).read(fields);
        List<Parameter> captured = new ParameterReader(faults).captured(fields);
        Scope scope = new Scope(parameters, captured, faults);
        List<Step> steps = new StepReader(scope, faults, twoRoles).read(fields);
        List<CrossCheck> checks = new CheckReader(scope, faults).read(fields);
        scope.checkCaptured(fields);
        fields.done();
        return new Playbook(
                name, purpose, service, minutes, byHand, twoRoles, mayRun, limits, parameters, captured, checks, steps);
    }

    private static Limits limits(Fields fields) {
        Limits limits = new Limits(
                fields.whole("targets", 1, 2_000, Limits.CAREFUL.targets()),
                fields.whole("per-hour", 1, 100_000, Limits.CAREFUL.perHour()),
                fields.whole("at-a-time", 1, 100, Limits.CAREFUL.atATime()),
                stages(fields));
        if (limits.perHour() < limits.targets() && fields.has("per-hour")) {
            fields.wrong(
                    "per-hour",
                    "One execution of " + limits.targets()
                            + " targets would pass this: allow at least as many in an hour.");
        }
        fields.done();
        return limits;
    }

    private static List<Limits.Stage> stages(Fields fields) {
        List<Limits.Stage> stages = new ArrayList<>();
        for (Node node : fields.items("stages")) {
            String word = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
            stage(word)
                    .ifPresentOrElse(
                            stages::add,
                            () -> fields.wrong(
                                    "stages",
                                    "“" + word
                                            + "” is no stage. Write the first targets, a share, the rest: stages: [1, 10 %, rest]."));
        }
        return stages.isEmpty() ? Limits.CAREFUL.stages() : stages;
    }

    private static Optional<Limits.Stage> stage(String word) {
        if (word.equals("rest")) {
            return Optional.of(new Limits.Stage.Rest());
        }
        if (word.matches("[1-9]\\d{0,3}")) {
            return Optional.of(new Limits.Stage.Count(Integer.parseInt(word)));
        }
        if (word.matches("([1-9]\\d?|100)\\s*%")) {
            return Optional.of(new Limits.Stage.Share(
                    Integer.parseInt(word.replace("%", "").strip())));
        }
        return Optional.empty();
    }
}
