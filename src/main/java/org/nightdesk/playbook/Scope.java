package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Which names are known at a place of the playbook: its parameters, and what was captured before. */
final class Scope {

    private final Map<String, ParameterKind> parameters = new LinkedHashMap<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private final Set<String> captured = new LinkedHashSet<>();
    private final Set<String> late = new LinkedHashSet<>();
    private final Faults faults;
    private String phase = "";

    Scope(Collection<Parameter> parameters, Collection<Parameter> declared, Faults faults) {
        parameters.forEach(one -> this.parameters.put(one.name(), one.kind()));
        declared.forEach(one -> this.declared.add(one.name()));
        this.faults = faults;
    }

    /** What is read from here on: {@code before}, {@code act}, {@code verify}, {@code undo}, {@code until}, {@code try} or {@code ask}. */
    void phase(String key) {
        phase = key;
    }

    /** Whether it is known only while the playbook runs. */
    boolean isLate(String name) {
        return late.contains(name);
    }

    boolean isDeclared(String name) {
        return declared.contains(name);
    }

    /** A fault for each value that is announced and never seen, or announced under a name that is taken. */
    void checkCaptured(Fields playbook) {
        declared.stream()
                .filter(name -> !late.contains(name))
                .forEach(name -> playbook.wrong(
                        "captured",
                        parameters.containsKey(name)
                                ? "“" + name + "” is a parameter already: choose another name."
                                : "Nothing captures “" + name
                                        + "”: let a verify:, until: or ask: keep it, or take it out."));
    }

    List<String> names() {
        List<String> names = new ArrayList<>(parameters.keySet());
        names.addAll(captured);
        return names;
    }

    boolean knows(String name) {
        return parameters.containsKey(name) || captured.contains(name);
    }

    boolean isTarget(String name) {
        return parameters.get(name) instanceof ParameterKind.Target
                || parameters.get(name) instanceof ParameterKind.Targets;
    }

    /** The name is known from here on. */
    void capture(String name, Node where, String field) {
        if (!Template.isName(name)) {
            faults.add(
                    where, field, "“" + name + "” is no name: write small letters, digits and _, such as old_value.");
        } else if (knows(name)) {
            faults.add(where, field, "There is a value called “" + name + "” already: choose another name.");
        } else {
            capture(name).ifPresent(reason -> faults.add(where, field, reason));
        }
    }

    // What is seen while the plan is made stands in it; what is seen later only by its name, and what it must be like.
    private Optional<String> capture(String name) {
        captured.add(name);
        return switch (phase) {
            case "before" -> Optional.empty();
            case "verify", "until", "ask" -> {
                late.add(name);
                yield declared.contains(name)
                        ? Optional.empty()
                        : Optional.of("“" + name
                                + "” is known only while it runs: say below captured: what it must be like, as " + name
                                + ": {type: number, min: 1, max: 1000}.");
            }
            default ->
                Optional.of(
                        "What acts keeps nothing: an answer that is lost cannot be asked for again. Let verify: capture it.");
        };
    }

    /** One of the answers that are offered: nothing else has to be said of it. */
    void captureAnswer(String name, Node where, String field) {
        if (!declared.add(name)) {
            faults.add(where, field, "“" + name + "” is one of the answers: take it out of captured:.");
        }
        capture(name, where, field);
    }

    /** The template that a single value writes; its references must be known, and may go to that place. */
    Optional<Template> template(Node value, String field, Place place) {
        if (!(value instanceof ScalarNode scalar)) {
            faults.add(value, field, "A single value is expected here, not a list or further keys.");
            return Optional.empty();
        }
        try {
            Template template = Template.of(scalar.getValue());
            check(template, value, field, place);
            return Optional.of(template);
        } catch (IllegalArgumentException wrong) {
            faults.add(value, field, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    void check(Template template, Node where, String field, Place place) {
        template.references().forEach(name -> known(name, where, field));
        if ((place == Place.ARGUMENT || place == Place.PARAMETER)
                && template.references().stream().anyMatch(late::contains)) {
            faults.add(
                    where,
                    field,
                    place == Place.ARGUMENT
                            ? "The words of a command are all known before it is approved: a captured value goes into a request or a statement."
                            : "Another playbook is planned before this one runs: it takes no captured value.");
        }
        boolean secret = !template.secrets().isEmpty()
                || template.references().stream()
                        .anyMatch(name -> parameters.get(name) instanceof ParameterKind.Secret);
        if (secret && !place.keepsSecrets()) {
            faults.add(where, field, refusal(place));
        }
    }

    private static String refusal(Place place) {
        return place == Place.ARGUMENT
                ? "Everybody on a host sees the words of a command: give the secret by environment: or input:."
                : "A secret would be shown here. It goes into a header, a body or a bound value only.";
    }

    /** A fault when nothing is known by that name here. */
    void known(String name, Node where, String field) {
        if (!knows(name)) {
            faults.add(
                    where,
                    field,
                    "“" + name + "” is neither a parameter nor captured before this." + Nearest.hint(name, names()));
        }
    }
}
