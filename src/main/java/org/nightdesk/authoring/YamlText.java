package org.nightdesk.authoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.subject.Refused;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document with the place of everything in it. A path is keys and positions from the root: {@code [steps, 0, act]}. It is changed by {@link Splice}, which leaves
 * what it does not touch as it is, letter for letter.
 */
final class YamlText {

    private final String text;
    private final Node root;

    private YamlText(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** Refused when it is no document: then it can be edited as text only. */
    static YamlText of(String yaml) {
        String text = yaml.endsWith("\n") || yaml.isEmpty() ? yaml : yaml + "\n";
        return PlaybookYaml.tree(text)
                .filter(MappingNode.class::isInstance)
                .map(root -> new YamlText(text, root))
                .orElseThrow(
                        () -> Refused.invalid("yaml", "This is not YAML as it stands. Put it right as text first."));
    }

    String text() {
        return text;
    }

    Optional<Node> node(List<String> path) {
        Optional<Node> at = Optional.of(root);
        for (String part : path) {
            at = at.flatMap(node -> below(node, part));
        }
        return at;
    }

    private static Optional<Node> below(Node node, String part) {
        return switch (node) {
            case MappingNode mapping -> tuple(mapping, part).map(NodeTuple::getValueNode);
            case SequenceNode sequence
            when part.matches("\\d{1,4}")
                    && Integer.parseInt(part) < sequence.getValue().size() ->
                Optional.of(sequence.getValue().get(Integer.parseInt(part)));
            default -> Optional.empty();
        };
    }

    static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst();
    }

    /** The mapping at this path; empty when there is none. */
    Optional<MappingNode> mapping(List<String> path) {
        return node(path).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    /** The keys of a mapping, in order. */
    List<String> keys(List<String> path) {
        return mapping(path).stream()
                .flatMap(mapping -> mapping.getValue().stream())
                .map(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "")
                .toList();
    }

    /** How many items a sequence has; 0 when there is none. */
    int size(List<String> path) {
        return node(path)
                .map(node -> node instanceof SequenceNode sequence
                        ? sequence.getValue().size()
                        : 0)
                .orElse(0);
    }

    /** A single value as it is meant, without its quotation marks; empty when there is none. */
    String value(List<String> path) {
        return node(path)
                .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "")
                .orElse("");
    }

    /** What stands there as it is written, its indentation taken off; empty when there is nothing. */
    String block(List<String> path) {
        return node(path).map(this::block).orElse("");
    }

    String block(Node node) {
        int start = index(node.getStartMark());
        String indent = " ".repeat(node.getStartMark().getColumn());
        return text.substring(start, Math.max(start, end(node)))
                .lines()
                .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line.stripLeading())
                .collect(Collectors.joining("\n"))
                .stripLeading();
    }

    int index(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** Where the last letter of it ends: marks of what is written in lines point behind the comments that follow. */
    int end(Node node) {
        int end = index(node.getEndMark());
        return switch (node) {
            case ScalarNode scalar -> isBlock(scalar) ? trimmed(end) : end;
            case CollectionNode<?> collection when collection.getFlowStyle() == FlowStyle.FLOW -> end;
            case MappingNode mapping
            when !mapping.getValue().isEmpty() ->
                end(mapping.getValue().getLast().getValueNode());
            case SequenceNode sequence
            when !sequence.getValue().isEmpty() -> end(sequence.getValue().getLast());
            default -> trimmed(end);
        };
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    private int trimmed(int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The end of the line in which this place is, before its line feed. */
    int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** With another text in place of what stands from one place to another. */
    YamlText with(int from, int to, String other) {
        return of(text.substring(0, from) + other + text.substring(to));
    }
}
