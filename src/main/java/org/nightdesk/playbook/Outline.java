package org.nightdesk.playbook;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The tree of a YAML document, with the line of each node. Nothing of it is made into an object of ours by the YAML; anchors, aliases and tags, which turn a few lines
 * into a gigabyte or a class of Java, are refused before a tree is made.
 */
final class Outline {

    static final int LONGEST = 64 * 1024;

    private static final int DEEPEST = 20;

    private Outline() {}

    /** Empty when it is no document; then the faults say why. */
    static Optional<Node> of(String yaml, Faults faults) {
        if (yaml.length() > LONGEST) {
            faults.add(
                    new Fault(1, "", "A playbook has at most 64 KB. Split it: one playbook can call another.", false));
            return Optional.empty();
        }
        try {
            return isPlain(yaml, faults)
                    ? Optional.ofNullable(reader().compose(new StringReader(yaml)))
                    : Optional.empty();
        } catch (MarkedYAMLException unreadable) {
            faults.add(unreadable(unreadable, yaml));
        } catch (YAMLException | StringIndexOutOfBoundsException unreadable) {
            faults.add(
                    new Fault(1, "", "This is not YAML: " + sentence(String.valueOf(unreadable.getMessage())), false));
        }
        return Optional.empty();
    }

    private static Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST + 1);
        options.setCodePointLimit(LONGEST);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    // Events come one by one and cost nothing but their own text.
    private static boolean isPlain(String yaml, Faults faults) {
        int documents = 0;
        int depth = 0;
        for (Event event : reader().parse(new StringReader(yaml))) {
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            depth += event instanceof CollectionStartEvent
                    ? 1
                    : event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd) ? -1 : 0;
            Optional<String> wrong = wrong(event, documents, depth);
            if (wrong.isPresent()) {
                faults.add(new Fault(event.getStartMark().getLine() + 1, "", wrong.get(), false));
                return false;
            }
        }
        return true;
    }

    private static Optional<String> wrong(Event event, int documents, int depth) {
        if (documents > 1) {
            return Optional.of("A playbook is one document: leave out the line with ---.");
        }
        if (depth > DEEPEST) {
            return Optional.of("This is nested more than " + DEEPEST + " deep, which no playbook needs.");
        }
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            return Optional.of(
                    "Anchors (&) and aliases (*) are not taken: write it out, or put the text in quotation marks.");
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent start && start.getTag() != null;
        return tagged
                ? Optional.of("Tags (!) are not taken: leave it out, or put the text in quotation marks.")
                : Optional.empty();
    }

    private static Fault unreadable(MarkedYAMLException exception, String yaml) {
        int line = exception.getProblemMark() == null
                ? 1
                : exception.getProblemMark().getLine() + 1;
        String written = yaml.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
        String remedy = written.contains("${") || written.contains("%")
                ? " Put texts with ${…} in quotation marks: \"${name}\"."
                : " Look at the indentation, the colon and the quotation marks of this line and the one before.";
        return new Fault(
                line, "", "This is not YAML: " + sentence(String.valueOf(exception.getProblem())) + remedy, false);
    }

    private static String sentence(String words) {
        String one = words == null
                ? "it cannot be read"
                : words.lines().findFirst().orElse("").strip();
        return one.endsWith(".") ? one : one + ".";
    }

    /** Names each key that comes twice in a mapping, everywhere below. */
    static void checkKeys(Node node, String path, Faults faults) {
        switch (node) {
            case MappingNode mapping -> {
                Set<String> seen = new HashSet<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                    String at = path.isEmpty() ? key : path + "." + key;
                    if (!seen.add(key)) {
                        faults.add(tuple.getKeyNode(), at, "“" + key + "” comes twice: keep one of them.");
                    }
                    checkKeys(tuple.getValueNode(), at, faults);
                }
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    checkKeys(sequence.getValue().get(i), path + "[" + i + "]", faults);
                }
            }
            default -> {}
        }
    }
}
