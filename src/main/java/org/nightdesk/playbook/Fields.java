package org.nightdesk.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML while it is read: what is asked for is known; at {@link #done} every other key is refused. */
final class Fields {

    static final int LINE = 500;
    static final int PAGE = 20_000;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|min|h)");

    private final Node node;
    private final String path;
    private final Faults faults;
    private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Node node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> tuples.putIfAbsent(word(tuple.getKeyNode()), tuple));
        } else {
            faults.add(node, path, "Keys are expected here, as in “key: value”.");
        }
    }

    /** Of any node: one that is no mapping is a fault, and then like an empty one. */
    static Fields of(Node node, String path, Faults faults) {
        return new Fields(node, path, faults);
    }

    static String word(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    Node node() {
        return node;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String path() {
        return path;
    }

    /** The value of this key, or the mapping itself where the key is missing: where a fault of it is shown. */
    Node where(String key) {
        NodeTuple tuple = tuples.get(key);
        return tuple == null ? node : tuple.getValueNode();
    }

    boolean has(String key) {
        known.add(key);
        return tuples.containsKey(key);
    }

    void wrong(String key, String says) {
        faults.add(where(key), at(key), says);
    }

    Optional<Node> value(String key) {
        return has(key) ? Optional.of(where(key)) : Optional.empty();
    }

    /** A text of one line; empty when the key is missing or wrong. */
    Optional<String> text(String key) {
        return scalar(key, LINE).filter(text -> {
            boolean line = text.chars().noneMatch(letter -> letter < ' ' || letter == 0x7f);
            if (!line) {
                wrong(key, "This is one line of text, without control characters.");
            }
            return line;
        });
    }

    /** A text of any number of lines. */
    Optional<String> lines(String key) {
        return scalar(key, PAGE);
    }

    private Optional<String> scalar(String key, int longest) {
        return value(key).flatMap(value -> {
            if (!(value instanceof ScalarNode scalar)) {
                wrong(key, "A single value is expected here, not a list or further keys.");
                return Optional.empty();
            }
            if (scalar.getValue().length() > longest) {
                wrong(key, "This is longer than " + longest + " letters: shorten it.");
                return Optional.empty();
            }
            return Optional.of(scalar.getValue().strip());
        });
    }

    /** A text that must be there; {@code remedy} says what to write. */
    String need(String key, String remedy) {
        Optional<String> text = text(key).filter(one -> !one.isEmpty());
        if (text.isEmpty()
                && !(where(key) instanceof ScalarNode scalar
                        && !scalar.getValue().isBlank())) {
            faults.add(where(key), at(key), remedy);
        }
        return text.orElse("");
    }

    int whole(String key, int least, int most, int otherwise) {
        return text(key)
                .map(text -> {
                    if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                        return Integer.parseInt(text);
                    }
                    wrong(key, "A whole number from " + least + " to " + most + " is expected, not “" + text + "”.");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    boolean yes(String key, boolean otherwise) {
        return word(
                key, Map.of("yes", true, "true", true, "no", false, "false", false), otherwise, List.of("yes", "no"));
    }

    <E> E word(String key, Map<String, E> words, E otherwise) {
        return word(key, words, otherwise, words.keySet());
    }

    private <E> E word(String key, Map<String, E> words, E otherwise, Collection<String> shown) {
        return text(key)
                .map(text -> {
                    E found = words.get(text);
                    if (found == null) {
                        wrong(key, "“" + text + "” is none of the words for this." + Nearest.hint(text, shown));
                    }
                    return found == null ? otherwise : found;
                })
                .orElse(otherwise);
    }

    /** {@code 30 s}, {@code 5 min}, {@code 2 h}; from a second to {@code most}. */
    Duration duration(String key, Duration most, Duration otherwise) {
        return text(key)
                .map(text -> {
                    Optional<Duration> found = duration(text).filter(one -> !one.isZero() && one.compareTo(most) <= 0);
                    if (found.isEmpty()) {
                        wrong(key, "Write a time such as 30 s, 5 min or 2 h, at most " + words(most) + ".");
                    }
                    return found.orElse(otherwise);
                })
                .orElse(otherwise);
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** As the YAML writes it: {@code 90 s}, {@code 2 min}. */
    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    Optional<Fields> fields(String key) {
        return value(key).map(value -> of(value, at(key), faults));
    }

    /** The values of a list; a single value counts as a list of one. */
    List<Node> items(String key) {
        return value(key)
                .map(value -> value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value))
                .orElse(List.of());
    }

    /** The texts of a list, each a single value. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && scalar.getValue().length() <= LINE) {
                texts.add(scalar.getValue());
            } else {
                faults.add(item, at(key), "A list of short single values is expected here.");
            }
        }
        return texts;
    }

    /** A mapping whose keys are free, in its order. */
    <E> Map<String, E> map(String key, Function<Entry, E> each) {
        Map<String, E> found = new LinkedHashMap<>();
        fields(key)
                .ifPresent(all -> all.tuples.forEach((name, tuple) ->
                        found.put(name, each.apply(new Entry(name, tuple.getValueNode(), all.at(name))))));
        return found;
    }

    /** A key of such a mapping. */
    record Entry(String key, Node value, String path) {}

    /** All its keys, in order. */
    List<String> keys() {
        return List.copyOf(tuples.keySet());
    }

    /** Every key that nobody asked for is a fault. */
    void done() {
        tuples.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                faults.add(tuple.getKeyNode(), at(key), "“" + key + "” is not known here." + Nearest.hint(key, known));
            }
        });
    }
}
