package org.nightdesk.parameter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.subject.Refused;

/**
 * Something a report asks for before it runs: {@code month date}, a line of its own. {@code options} is the query whose answers are offered: {@code town text from
 * select …}; empty where everything may be typed.
 */
public record Parameter(String name, ParameterKind kind, String options) {

    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_]{0,39})\\s+([a-z-]+)(?:\\s+from\\s+(.+))?");

    /** The parameters that stand in these lines. Refused, naming the line, when one is not understood or comes twice. */
    public static List<Parameter> in(String lines) {
        List<Parameter> all = lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Parameter::of)
                .toList();
        Set<String> seen = new HashSet<>();
        all.stream()
                .flatMap(Parameter::words)
                .filter(word -> !seen.add(word))
                .findFirst()
                .ifPresent(word -> {
                    throw Refused.invalid("parameters", "There are two parameters called " + word + ".");
                });
        return all;
    }

    private static Parameter of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw Refused.invalid(
                    "parameters",
                    "“" + line + "” is not understood. A line is a name in small letters and its kind: month date.");
        }
        ParameterKind kind = ParameterKind.of(parts.group(2));
        Optional<String> options = Optional.ofNullable(parts.group(3));
        if (options.isPresent() && kind == ParameterKind.DATE_RANGE) {
            throw Refused.invalid("parameters", "A date-range has no list to choose from.");
        }
        return new Parameter(parts.group(1), kind, options.orElse(""));
    }

    /** Refused when what it offers is not asked by one statement that reads, without parameters of its own. */
    public void checkOptions(Dialect dialect) {
        try {
            Question.of(dialect, options, List.of());
        } catch (Refused refused) {
            throw Refused.invalid("parameters", "The query of a list: " + refused.getMessage());
        }
    }

    /** Whether values are offered by a query. */
    public boolean offers() {
        return !options.isEmpty();
    }

    /** What stands between two values of a list; what comes from a query may hold commas. */
    public String between() {
        return offers() ? "[\\r\\n]+" : "[,\\r\\n]+";
    }

    /** How it is called in the SQL and in a form: a range by two names. */
    public Stream<String> words() {
        return kind == ParameterKind.DATE_RANGE ? Stream.of(name + "_from", name + "_to") : Stream.of(name);
    }

    /** Whether each of its words is a date. */
    public boolean isDay() {
        return kind == ParameterKind.DATE || kind == ParameterKind.DATE_RANGE;
    }

    /** A word of it as a form says it: {@code Period from}. */
    public static String label(String word) {
        String label = word.replace('_', ' ');
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
