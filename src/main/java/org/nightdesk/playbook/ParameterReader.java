package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code parameters}: what is asked for, and of which kind. */
final class ParameterReader {

    /** The words for {@code type}. */
    static final List<String> KINDS =
            List.of("text", "number", "choice", "yes-no", "date", "target", "targets", "picked", "secret");

    private static final List<String> CAPTURED = List.of("text", "number", "choice", "yes-no", "date");
    private static final int MOST = 30;
    private static final int TEXT = 200;

    private final Faults faults;

    ParameterReader(Faults faults) {
        this.faults = faults;
    }

    List<Parameter> read(Fields playbook) {
        List<Parameter> all = new ArrayList<>();
        playbook.map("parameters", entry -> all.add(parameter(entry)));
        if (all.size() > MOST) {
            playbook.wrong("parameters", "More than " + MOST + " parameters are asked by nobody: split the playbook.");
        }
        List<Parameter> several = all.stream()
                .filter(one -> one.kind() instanceof ParameterKind.Targets)
                .toList();
        if (several.size() > 1) {
            playbook.wrong("parameters", "Only one parameter can be of type targets: what the steps act on.");
        }
        return all;
    }

    /** Reads {@code captured}: of what kind the values are that steps keep while they run. */
    List<Parameter> captured(Fields playbook) {
        List<Parameter> all = new ArrayList<>();
        playbook.map("captured", entry -> all.add(captured(entry)));
        if (all.size() > MOST) {
            playbook.wrong("captured", "More than " + MOST + " captured values are followed by nobody.");
        }
        return all;
    }

    private Parameter captured(Fields.Entry entry) {
        Parameter parameter = parameter(entry);
        if (!CAPTURED.contains(parameter.kind().word()) || parameter.otherwise().isPresent()) {
            faults.add(
                    entry.value(),
                    entry.path(),
                    "A captured value is " + String.join(", ", CAPTURED)
                            + ", and has no default: it is seen or answered.");
        }
        return parameter;
    }

    private Parameter parameter(Fields.Entry entry) {
        if (!Template.isName(entry.key())) {
            faults.add(
                    entry.value(),
                    entry.path(),
                    "“" + entry.key() + "” is no name: write small letters, digits and _, such as new_value.");
        }
        Fields fields = Fields.of(entry.value(), entry.path(), faults);
        ParameterKind kind = kind(fields);
        Parameter parameter = new Parameter(
                entry.key(),
                fields.text("label").filter(text -> !text.isEmpty()).orElseGet(() -> label(entry.key())),
                fields.text("help").orElse(""),
                fields.yes("required", true),
                fields.text("default"),
                kind);
        checkDefault(parameter, fields);
        fields.done();
        return parameter;
    }

    /** {@code new_value} as a form says it: New value. */
    static String label(String name) {
        String label = name.replace('_', ' ').replace('-', ' ');
        return label.isEmpty() ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    private void checkDefault(Parameter parameter, Fields fields) {
        parameter.otherwise().filter(text -> !text.isEmpty()).ifPresent(text -> {
            try {
                Typed.value(parameter.kind(), text);
            } catch (IllegalArgumentException wrong) {
                fields.wrong("default", "The default would be refused: " + wrong.getMessage());
            }
        });
    }

    private ParameterKind kind(Fields fields) {
        String word = fields.need("type", "Say of which type it is: " + String.join(", ", KINDS) + ".");
        return switch (word) {
            case "text" -> text(fields);
            case "number" -> number(fields);
            case "choice" -> choice(fields);
            case "yes-no" -> new ParameterKind.YesNo();
            case "date" -> new ParameterKind.Day();
            case "target" -> new ParameterKind.Target(of(fields, "service"), of(fields, "environment"));
            case "targets" -> new ParameterKind.Targets(of(fields, "service"), of(fields, "environment"));
            case "picked" -> picked(fields);
            case "secret" -> new ParameterKind.Secret();
            default -> unknown(word, fields);
        };
    }

    private static ParameterKind unknown(String word, Fields fields) {
        if (!word.isEmpty()) {
            fields.wrong("type", "“" + word + "” is no type." + Nearest.hint(word, KINDS));
        }
        List.of(
                        "pattern",
                        "max-length",
                        "min",
                        "max",
                        "decimals",
                        "values",
                        "service",
                        "environment",
                        "report",
                        "setting")
                .forEach(fields::has);
        return new ParameterKind.Text("", TEXT);
    }

    private static String of(Fields fields, String key) {
        return fields.text(key).orElse("");
    }

    private static ParameterKind text(Fields fields) {
        String pattern = of(fields, "pattern");
        int longest = fields.whole("max-length", 1, 2_000, TEXT);
        try {
            return new ParameterKind.Text(Pattern.compile(pattern).pattern(), longest);
        } catch (PatternSyntaxException wrong) {
            fields.wrong("pattern", "This is no regular expression: " + wrong.getDescription() + ".");
            return new ParameterKind.Text("", longest);
        }
    }

    private static ParameterKind number(Fields fields) {
        Optional<BigDecimal> least = decimal(fields, "min");
        Optional<BigDecimal> most = decimal(fields, "max");
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            fields.wrong("max", "The most is less than the least.");
        }
        return new ParameterKind.Number(least, most, fields.whole("decimals", 0, 12, 0));
    }

    private static Optional<BigDecimal> decimal(Fields fields, String key) {
        return fields.text(key).flatMap(text -> {
            Optional<BigDecimal> number = Typed.decimal(text);
            if (number.isEmpty()) {
                fields.wrong(key, "“" + text + "” is no number: write it as 1234.5.");
            }
            return number;
        });
    }

    private static ParameterKind choice(Fields fields) {
        List<String> values = fields.texts("values");
        if (values.isEmpty() || values.size() > 200 || Set.copyOf(values).size() != values.size()) {
            fields.wrong("values", "List 1 to 200 values, each once: values: [small, large].");
        }
        return new ParameterKind.Choice(values);
    }

    private static ParameterKind picked(Fields fields) {
        Optional<String> setting = fields.text("setting");
        Optional<String> report = fields.text("report");
        if (setting.isPresent() == report.isPresent()) {
            fields.wrong("type", "Say what is picked from: report:, or setting: and the service: whose it is.");
            fields.has("service");
            return new ParameterKind.Picked("", "", "");
        }
        return report.map(name -> new ParameterKind.Picked("report", name, ""))
                .orElseGet(() -> new ParameterKind.Picked(
                        "configuration",
                        setting.orElse(""),
                        fields.need("service", "Name the service whose setting it is.")));
    }
}
