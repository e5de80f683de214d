package org.nightdesk.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.authoring.screen.Fieldset;
import org.nightdesk.authoring.screen.Fieldset.Field;
import org.nightdesk.subject.NotFound;

/** A part of a playbook as fields of a form, and back: a field that was not changed leaves the document as it is. */
final class Part {

    private static final List<String> DEEDS = List.copyOf(Schema.DEEDS.keySet());

    /** Keys of one mapping; {@code prefix} is what the names of their fields begin with. */
    private record Section(String title, String prefix, List<String> path, List<Key> keys, List<String> order) {}

    private final YamlText yaml;
    private final String title;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> phases;
    private final List<String> path;

    private Part(YamlText yaml, String title, List<String> path, List<Key> keys, List<Key> order) {
        this.yaml = yaml;
        this.title = title;
        this.path = path;
        this.phases =
                keys.stream().map(Key::name).filter(Schema.PHASES::contains).toList();
        sections.add(new Section(
                "",
                "",
                path,
                keys.stream().filter(key -> !key.label().isEmpty()).toList(),
                Schema.names(order)));
        phases.forEach(phase -> deed(phase)
                .ifPresent(deed -> sections.add(new Section(
                        label(phase) + ": " + deed,
                        phase + "." + deed + ".",
                        below(path, phase, deed),
                        Schema.DEEDS.getOrDefault(deed, List.of()),
                        Schema.names(Schema.DEEDS.getOrDefault(deed, List.of()))))));
    }

    static Part head(YamlText yaml) {
        Part part = new Part(
                yaml,
                "What it is",
                List.of(),
                Schema.HEAD.stream().filter(key -> !key.name().equals("limits")).toList(),
                Schema.HEAD);
        part.sections.add(
                new Section("Limits", "limits.", List.of("limits"), Schema.LIMITS, Schema.names(Schema.LIMITS)));
        return part;
    }

    /** NotFound when there is none of that name. */
    static Part parameter(YamlText yaml, String name) {
        List<String> path = List.of("parameters", name);
        if (yaml.mapping(path).isEmpty()) {
            throw new NotFound("parameter " + name);
        }
        List<Key> keys = Schema.parameter(yaml.value(below(path, "type")));
        return new Part(yaml, "Parameter " + name, path, keys, keys);
    }

    /** NotFound when there are not so many, or it is of no kind. */
    static Part step(YamlText yaml, int number) {
        List<String> path = List.of("steps", Integer.toString(number));
        String kind = kind(yaml, number).orElseThrow(() -> new NotFound("step " + number));
        List<Key> keys = Schema.STEPS.getOrDefault(kind, List.of());
        return new Part(yaml, "Step " + (number + 1) + ", " + kind, path, keys, keys);
    }

    static Optional<String> kind(YamlText yaml, int number) {
        List<String> keys = yaml.keys(List.of("steps", Integer.toString(number)));
        return Schema.STEPS.keySet().stream().filter(keys::contains).findFirst();
    }

    String title() {
        return title;
    }

    private Optional<String> deed(String phase) {
        return yaml.keys(below(path, phase)).stream().filter(DEEDS::contains).findFirst();
    }

    private static List<String> below(List<String> path, String... parts) {
        return Stream.concat(path.stream(), Stream.of(parts)).toList();
    }

    /** With what was typed where something was, else with what is written. */
    List<Fieldset> fieldsets(Map<String, String> typed) {
        List<Fieldset> all = new ArrayList<>();
        for (Section section : sections) {
            List<Field> fields = new ArrayList<>(section.keys().stream()
                    .map(key -> field(section, key, typed))
                    .toList());
            if (section.prefix().isEmpty()) {
                phases.forEach(phase -> fields.add(choice(phase, typed)));
            }
            all.add(new Fieldset(section.title(), fields));
        }
        return all;
    }

    private Field field(Section section, Key key, Map<String, String> typed) {
        String name = section.prefix() + key.name();
        String value = written(section, key);
        Map<String, String> options = new LinkedHashMap<>();
        if (key.input() == Key.Input.WORD) {
            options.put("", "As usual");
            key.words().forEach(word -> options.put(word, word));
            options.putIfAbsent(value, value);
        }
        boolean lines = key.input() == Key.Input.LINE && value.contains("\n");
        return new Field(
                name,
                lines ? "lines" : key.input().name().toLowerCase(java.util.Locale.ROOT),
                key.label(),
                key.hint(),
                options,
                typed.getOrDefault(name, value));
    }

    private String written(Section section, Key key) {
        List<String> at = below(section.path(), key.name());
        return key.input() == Key.Input.BLOCK ? yaml.block(at) : yaml.value(at).strip();
    }

    private Field choice(String phase, Map<String, String> typed) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "Nothing");
        DEEDS.forEach(deed -> options.put(deed, deed));
        return new Field(
                phase,
                "word",
                label(phase),
                "Its fields come when this is kept.",
                options,
                typed.getOrDefault(phase, deed(phase).orElse("")));
    }

    private static String label(String phase) {
        return Character.toUpperCase(phase.charAt(0)) + phase.substring(1);
    }

    /** The document with what was typed. Refused when it is no YAML then. */
    YamlText applied(Map<String, String> typed) {
        YamlText now = yaml;
        for (Section section : sections) {
            for (Key key : section.keys()) {
                String value = typed.get(section.prefix() + key.name());
                if (value != null) {
                    now = applied(now, section, key, value.replace("\r\n", "\n"));
                }
            }
        }
        for (String phase : phases) {
            now = chosen(now, phase, typed.getOrDefault(phase, deed(phase).orElse("")));
        }
        return now;
    }

    private YamlText applied(YamlText now, Section section, Key key, String value) {
        if (value.strip().equals(written(section, key).strip())) {
            return now;
        }
        return key.input() == Key.Input.BLOCK
                ? new Splice(now).block(section.path(), key.name(), value, section.order())
                : new Splice(now).value(section.path(), key.name(), value.strip(), section.order());
    }

    private YamlText chosen(YamlText now, String phase, String deed) {
        if (deed.equals(deed(phase).orElse("")) || !deed.isEmpty() && !DEEDS.contains(deed)) {
            return now;
        }
        String skeleton = switch (deed) {
            case "http" -> "http:\n  endpoint: api\n  path: /\n";
            case "sql" -> "sql:\n  endpoint: database\n  statement: select 1\n";
            case "command" -> "command:\n  endpoint: host\n  argv: [\"true\"]\n";
            default -> "";
        };
        List<String> order =
                Schema.names(Schema.STEPS.getOrDefault(phase.equals("until") ? "wait" : "step", List.of()));
        return new Splice(now).block(path, phase, skeleton, order);
    }
}
