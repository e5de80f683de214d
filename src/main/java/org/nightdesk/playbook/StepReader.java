package org.nightdesk.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code steps}, in order: what a step captures is known to those after it. */
final class StepReader {

    static final List<String> KINDS = List.of("step", "manual", "wait", "ask", "call", "pause");

    private static final int MOST = 60;
    private static final int BETWEEN_PAUSES = 9;
    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private static final Map<String, OnFailure> ON_FAILURE = words(OnFailure.values(), OnFailure::word);
    private static final Map<String, Step.By> BY = words(Step.By.values(), Step.By::word);
    private static final Map<String, Step.Evidence> EVIDENCE = words(Step.Evidence.values(), Step.Evidence::word);
    private static final Map<String, Step.Then> THEN = words(Step.Then.values(), Step.Then::word);

    private final Scope scope;
    private final Faults faults;
    private final boolean twoRoles;
    private final DeedReader deeds;
    private final Set<String> seen = new HashSet<>();
    private int sincePause;

    StepReader(Scope scope, Faults faults, boolean twoRoles) {
        this.scope = scope;
        this.faults = faults;
        this.twoRoles = twoRoles;
        this.deeds = new DeedReader(scope, faults);
    }

    private static <E> Map<String, E> words(E[] values, java.util.function.Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        Stream.of(values).forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    List<Step> read(Fields playbook) {
        List<Step> steps = new ArrayList<>();
        if (!playbook.has("steps")
                || !(playbook.where("steps") instanceof SequenceNode list)
                || list.getValue().isEmpty()) {
            playbook.wrong("steps", "Write what is done, a step each: - step: set-limit.");
            return steps;
        }
        List<Node> items = list.getValue();
        for (int i = 0; i < items.size(); i++) {
            step(Fields.of(items.get(i), "steps[" + i + "]", faults)).ifPresent(steps::add);
        }
        if (items.size() > MOST) {
            playbook.wrong("steps", "More than " + MOST + " steps are read by nobody: let this playbook call others.");
        }
        return steps;
    }

    private Optional<Step> step(Fields fields) {
        List<String> said = KINDS.stream().filter(fields::has).toList();
        if (said.size() != 1) {
            fields.done();
            faults.add(
                    fields.node(),
                    fields.path(),
                    "A step begins with one of " + String.join(", ", KINDS) + ", and its name.");
            return Optional.empty();
        }
        String kind = said.getFirst();
        String name = name(fields, kind);
        Template says = says(fields, name);
        countLines(kind, fields);
        Optional<Step> step = switch (kind) {
            case "step" -> act(fields, name, says);
            case "manual" ->
                Optional.of(new Step.Manual(
                        name, says, fields.word("evidence", EVIDENCE, Step.Evidence.NONE), by(fields, Step.By.DOER)));
            case "wait" -> waiting(fields, name, says);
            case "ask" -> Optional.of(ask(fields, name, says));
            case "call" -> Optional.of(call(fields, name, says));
            default -> Optional.of(new Step.Pause(name, says, by(fields, twoRoles ? Step.By.CHECKER : Step.By.DOER)));
        };
        fields.done();
        return step;
    }

    private String name(Fields fields, String kind) {
        String name = fields.need(kind, "Give the step a name: " + kind + ": set-limit.");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9-]{0,59}")) {
            fields.wrong(
                    kind, "“" + name + "” is no name of a step: write small letters, digits and -, such as set-limit.");
        } else if (!name.isEmpty() && !seen.add(name)) {
            fields.wrong(kind, "There is a step called “" + name + "” already.");
        }
        return name;
    }

    private Template says(Fields fields, String name) {
        return fields.value("says")
                .flatMap(value -> scope.template(value, fields.at("says"), Place.SENTENCE))
                .orElseGet(() -> Template.literal(ParameterReader.label(name)));
    }

    private void countLines(String kind, Fields fields) {
        sincePause = kind.equals("pause") ? 0 : sincePause + 1;
        if (sincePause == BETWEEN_PAUSES + 1) {
            faults.warn(
                    fields.node(),
                    fields.path(),
                    "More than " + BETWEEN_PAUSES
                            + " lines without a pause: people skip lines of long lists. Put a pause: before this.");
        }
    }

    private Step.By by(Fields fields, Step.By otherwise) {
        Step.By by = fields.word("role", BY, otherwise);
        if (by == Step.By.CHECKER && !twoRoles) {
            fields.wrong("role", "There is no checker unless the playbook says two-roles: yes.");
        }
        return by;
    }

    private Optional<Step> act(Fields fields, String name, Template says) {
        Optional<Deed> before = deeds.read(fields, "before");
        Optional<Deed> act = deeds.read(fields, "act");
        Optional<Deed> verify = deeds.read(fields, "verify");
        Optional<Deed> undo = deeds.read(fields, "undo");
        checkWhole(fields);
        DryRun dryRun = new DryRunReader(scope, deeds).read(fields, before, act);
        Duration timeOut = fields.duration("time-out", Duration.ofHours(1), TIME_OUT);
        boolean idempotent = fields.yes("idempotent", false);
        boolean reversible = reversible(fields);
        OnFailure onFailure = fields.word("on-failure", ON_FAILURE, OnFailure.STOP);
        return act.map(deed -> new Step.Act(
                name, says, before, deed, verify, undo, timeOut, idempotent, reversible, onFailure, dryRun));
    }

    private void checkWhole(Fields fields) {
        if (!fields.has("act")) {
            fields.wrong("act", "Say what it does: act:, with http, sql or command below it.");
        }
        if (!fields.has("verify")) {
            faults.warn(fields.node(), fields.path(), "Nothing verifies that this worked. Add verify:.");
        }
    }

    private static boolean reversible(Fields fields) {
        boolean undo = fields.has("undo");
        boolean reversible = fields.yes("reversible", undo);
        if (reversible && !undo) {
            fields.wrong("reversible", "It cannot be taken back without undo:. Add it, or say reversible: no.");
        }
        return reversible;
    }

    private Optional<Step> waiting(Fields fields, String name, Template says) {
        Optional<Deed> until = deeds.read(fields, "until");
        if (!fields.has("until")) {
            fields.wrong("until", "Say what it waits for: until:, with http, sql or command below it.");
        }
        Duration every = fields.duration("every", Duration.ofHours(1), Duration.ofSeconds(5));
        Duration timeOut = fields.duration("time-out", Duration.ofHours(24), Duration.ofMinutes(5));
        OnFailure onFailure = fields.word("on-failure", ON_FAILURE, OnFailure.STOP);
        return until.map(deed -> new Step.Wait(name, says, deed, every, timeOut, onFailure));
    }

    private Step ask(Fields fields, String name, Template says) {
        Map<String, Step.Then> answers = new LinkedHashMap<>();
        if (fields.where("choices") instanceof SequenceNode) {
            fields.texts("choices").forEach(answer -> answers.put(answer, Step.Then.GO_ON));
        } else {
            fields.fields("choices")
                    .ifPresent(all ->
                            all.keys().forEach(answer -> answers.put(answer, all.word(answer, THEN, Step.Then.STOP))));
        }
        Optional<String> capture = fields.text("capture");
        boolean typed = answers.isEmpty() && capture.filter(scope::isDeclared).isPresent();
        if (answers.isEmpty() && !typed || answers.size() > 9) {
            fields.wrong(
                    "choices",
                    "Offer 1 to 9 answers, and how it goes on after each: choices: {Yes: go-on, No: stop}. Or let the value be typed: capture: name, and its type below captured:.");
        }
        capture.ifPresent(known -> keep(fields, known, typed));
        return new Step.Ask(name, says, answers, capture, by(fields, Step.By.DOER));
    }

    private void keep(Fields fields, String name, boolean typed) {
        scope.phase("ask");
        if (typed) {
            scope.capture(name, fields.where("capture"), fields.at("capture"));
        } else {
            scope.captureAnswer(name, fields.where("capture"), fields.at("capture"));
        }
    }

    private Step call(Fields fields, String name, Template says) {
        String playbook = fields.need("playbook", "Name the playbook that is called.");
        Map<String, Template> with = fields.map(
                "with",
                entry -> scope.template(entry.value(), entry.path(), Place.PARAMETER)
                        .orElse(Template.literal("")));
        return new Step.Call(name, says, playbook, with);
    }
}
