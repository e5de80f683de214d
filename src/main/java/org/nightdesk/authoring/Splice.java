package org.nightdesk.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes one place of a YAML document: what is the same stays as it was written, and so does everything around. */
final class Splice {

    private final YamlText yaml;

    Splice(YamlText yaml) {
        this.yaml = yaml;
    }

    /**
     * Gives a key of the mapping at {@code path} this value; takes the key away when it is empty. A key that is new goes behind the last one that stands before it in
     * {@code order}.
     */
    YamlText value(List<String> path, String key, String value, List<String> order) {
        if (value.equals(yaml.value(and(path, key)))) {
            return yaml;
        }
        boolean flow = yaml.mapping(path).map(Splice::isFlow).orElse(false);
        return written(path, key, value.isEmpty() ? "" : Scalars.written(value, flow), order);
    }

    /** The same with what is written as YAML itself, without indentation. */
    YamlText block(List<String> path, String key, String block, List<String> order) {
        String wanted = block.replace("\r\n", "\n").stripTrailing();
        if (wanted.equals(yaml.block(and(path, key)))) {
            return yaml;
        }
        return written(path, key, wanted, order);
    }

    private YamlText written(List<String> path, String key, String written, List<String> order) {
        Optional<MappingNode> mapping = yaml.mapping(path);
        if (mapping.isEmpty()) {
            return written.isEmpty() ? yaml : above(path, key, written, order);
        }
        Optional<NodeTuple> tuple = YamlText.tuple(mapping.get(), key);
        if (tuple.isPresent()) {
            return written.isEmpty()
                    ? without(path, mapping.get(), tuple.get())
                    : replaced(mapping.get(), tuple.get(), written);
        }
        return written.isEmpty() ? yaml : added(mapping.get(), key, written, order);
    }

    // The mapping itself is not there yet.
    private YamlText above(List<String> path, String key, String written, List<String> order) {
        List<String> parent = path.subList(0, path.size() - 1);
        String block = key + ":" + behind(written, 0);
        return new Splice(yaml).written(parent, path.getLast(), block.contains("\n") ? block : block + "\n", order);
    }

    private YamlText replaced(MappingNode mapping, NodeTuple tuple, String written) {
        Node value = tuple.getValueNode();
        int indent = tuple.getKeyNode().getStartMark().getColumn();
        checkFits(mapping, written);
        boolean line = value instanceof ScalarNode
                && !written.contains("\n")
                && yaml.index(value.getStartMark()) < yaml.end(value);
        if (line) {
            return yaml.with(yaml.index(value.getStartMark()), yaml.end(value), written);
        }
        int colon = yaml.text().indexOf(':', yaml.index(tuple.getKeyNode().getEndMark()));
        return yaml.with(colon + 1, Math.max(colon + 1, yaml.end(value)), behind(written, indent));
    }

    private YamlText added(MappingNode mapping, String key, String written, List<String> order) {
        checkFits(mapping, written);
        Optional<NodeTuple> before = before(mapping, key, order);
        if (isFlow(mapping)) {
            int at = before.map(tuple -> yaml.end(tuple.getValueNode()))
                    .orElseGet(() -> yaml.index(mapping.getStartMark()) + 1);
            String entry = key + ": " + written;
            return yaml.with(
                    at,
                    at,
                    before.isPresent() ? ", " + entry : mapping.getValue().isEmpty() ? entry : entry + ", ");
        }
        int indent = mapping.getStartMark().getColumn();
        String entry = key + ":" + behind(written, indent);
        if (before.isPresent()) {
            int at = yaml.lineEnd(yaml.end(before.get().getValueNode()));
            return yaml.with(at, at, "\n" + " ".repeat(indent) + entry);
        }
        int at = yaml.index(mapping.getStartMark());
        return yaml.with(at, at, entry.stripTrailing() + "\n" + " ".repeat(indent));
    }

    // Without an order it goes to the end.
    private static Optional<NodeTuple> before(MappingNode mapping, String key, List<String> order) {
        List<String> earlier = order.contains(key) ? order.subList(0, order.indexOf(key)) : List.of();
        if (earlier.isEmpty() && !order.contains(key)) {
            return mapping.getValue().isEmpty()
                    ? Optional.empty()
                    : Optional.of(mapping.getValue().getLast());
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar && earlier.contains(scalar.getValue()))
                .reduce((one, other) -> other);
    }

    private YamlText without(List<String> path, MappingNode mapping, NodeTuple tuple) {
        if (mapping.getValue().size() == 1 && path.size() == 1) {
            MappingNode parent = yaml.mapping(List.of()).orElseThrow();
            return without(
                    List.of(), parent, YamlText.tuple(parent, path.getLast()).orElseThrow());
        }
        int at = mapping.getValue().indexOf(tuple);
        int from = yaml.index(tuple.getKeyNode().getStartMark());
        int to = yaml.end(tuple.getValueNode());
        if (at + 1 < mapping.getValue().size() && (isFlow(mapping) || !isFirst(from))) {
            return yaml.with(
                    from, yaml.index(mapping.getValue().get(at + 1).getKeyNode().getStartMark()), "");
        }
        if (isFlow(mapping)) {
            return yaml.with(
                    at == 0 ? from : yaml.end(mapping.getValue().get(at - 1).getValueNode()), to, "");
        }
        return yaml.with(yaml.lineStart(from), Math.min(yaml.text().length(), yaml.lineEnd(to) + 1), "");
    }

    private boolean isFirst(int at) {
        return yaml.text().substring(yaml.lineStart(at), at).isBlank();
    }

    private static boolean isFlow(MappingNode mapping) {
        return mapping.getFlowStyle() == FlowStyle.FLOW;
    }

    private static void checkFits(MappingNode mapping, String written) {
        if (isFlow(mapping) && (written.contains("\n") || written.startsWith("|") || written.startsWith(">"))) {
            throw Refused.invalid("", "This part is written in braces, in one line: edit it as text.");
        }
    }

    // What follows a colon: in the same line, or in lines below that are two further in.
    private static String behind(String written, int indent) {
        boolean header = written.startsWith("|") || written.startsWith(">");
        if (!written.contains("\n") && !written.matches("[\\w-]+:(\\s.*)?|-\\s.*")) {
            return " " + written;
        }
        String deeper = written.stripTrailing()
                .lines()
                .map(line -> line.isBlank() ? "" : " ".repeat(indent + 2) + line)
                .collect(Collectors.joining("\n"));
        return header ? " " + deeper.stripLeading() : "\n" + deeper;
    }

    /** A mapping or a sequence in lines, with one more at the end. */
    YamlText appended(String key, String item) {
        Optional<SequenceNode> sequence = sequence(key);
        if (sequence.isEmpty()) {
            return written(List.of(), key, item, List.of());
        }
        int at = region(key, sequence.get(), sequence.get().getValue().size() - 1)[1];
        int column = sequence.get().getStartMark().getColumn();
        String lines = item.stripTrailing()
                .lines()
                .map(line -> line.isBlank() ? "" : " ".repeat(column) + line)
                .collect(Collectors.joining("\n"));
        return yaml.with(at, at, lines + "\n");
    }

    /** Without the item at that position, and without the comments before it. */
    YamlText dropped(String key, int item) {
        return sequence(key)
                .filter(sequence -> item < sequence.getValue().size())
                .map(sequence -> region(key, sequence, item))
                .map(region -> yaml.with(region[0], region[1], ""))
                .orElse(yaml);
    }

    /** The item at that position and the one behind it change places, each with the comments before it. */
    YamlText swapped(String key, int item) {
        Optional<SequenceNode> found = sequence(key)
                .filter(sequence -> item >= 0 && item + 1 < sequence.getValue().size());
        if (found.isEmpty()) {
            return yaml;
        }
        int[] one = region(key, found.get(), item);
        int[] other = region(key, found.get(), item + 1);
        String text = yaml.text();
        return yaml.with(one[0], other[1], text.substring(other[0], other[1]) + text.substring(one[0], one[1]));
    }

    private Optional<SequenceNode> sequence(String key) {
        Optional<SequenceNode> found =
                yaml.node(List.of(key)).filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
        if (found.filter(sequence -> sequence.getFlowStyle() == FlowStyle.FLOW).isPresent()) {
            throw Refused.invalid("", "“" + key + "” is written in brackets: edit it as text.");
        }
        return found;
    }

    // The lines of an item from behind the one before it to its own last line.
    private int[] region(String key, SequenceNode sequence, int item) {
        List<Node> items = sequence.getValue();
        int from = item == 0 ? yaml.lineEnd(behindKey(key)) + 1 : region(key, sequence, item - 1)[1];
        return new int[] {from, Math.min(yaml.text().length(), yaml.lineEnd(yaml.end(items.get(item))) + 1)};
    }

    private int behindKey(String key) {
        MappingNode root = yaml.mapping(List.of()).orElseThrow();
        return yaml.index(YamlText.tuple(root, key).orElseThrow().getKeyNode().getEndMark());
    }

    private static List<String> and(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
