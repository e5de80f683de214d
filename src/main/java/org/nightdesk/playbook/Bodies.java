package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a value as JSON would say it. Only JSON's own numbers and words are taken for such: {@code yes}, {@code 007} and {@code 12:30} stay texts. */
final class Bodies {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private final Scope scope;
    private final Faults faults;
    private final Place place;

    Bodies(Scope scope, Faults faults, Place place) {
        this.scope = scope;
        this.faults = faults;
        this.place = place;
    }

    Structure read(Node node, String path) {
        return switch (node) {
            case MappingNode mapping -> fields(mapping, path);
            case SequenceNode sequence -> items(sequence, path);
            case ScalarNode scalar -> scalar(scalar, path);
            default -> new Structure.Nothing();
        };
    }

    private Structure fields(MappingNode mapping, String path) {
        Map<String, Structure> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = Fields.word(tuple.getKeyNode());
            if (key.contains("${")) {
                faults.add(tuple.getKeyNode(), path, "A name in a body stands as it is: use ${…} in values only.");
            }
            fields.put(key, read(tuple.getValueNode(), path + "." + key));
        }
        return new Structure.Fields(fields);
    }

    private Structure items(SequenceNode sequence, String path) {
        List<Structure> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(read(item, path + "[" + items.size() + "]"));
        }
        return new Structure.Items(items);
    }

    private Structure scalar(ScalarNode scalar, String path) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN) {
            if (NUMBER.matcher(text).matches()) {
                return new Structure.Amount(new BigDecimal(text));
            }
            if (text.equals("true") || text.equals("false")) {
                return new Structure.Truth(Boolean.parseBoolean(text));
            }
            if (text.isEmpty() || text.equals("null") || text.equals("~")) {
                return new Structure.Nothing();
            }
        }
        return new Structure.Leaf(scope.template(scalar, path, place).orElse(Template.literal(text)));
    }
}
