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
    private final Set<String> captured = new LinkedHashSet<>();
    private final Faults faults;

    Scope(Collection<Parameter> parameters, Faults faults) {
        parameters.forEach(one -> this.parameters.put(one.name(), one.kind()));
        this.faults = faults;
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
            captured.add(name);
        }
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
