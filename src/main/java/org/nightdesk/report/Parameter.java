package org.nightdesk.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.subject.Refused;

/** Something a report asks for before it runs: {@code month date}, a line of its own. */
record Parameter(String name, ParameterKind kind) {

    private static final String LINE = "[a-z][a-z0-9_]{0,39}\\s+[a-z-]+";

    /** The parameters that stand in these lines. Refused, naming the line, when one is not understood or comes twice. */
    static List<Parameter> in(String lines) {
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
        if (!line.matches(LINE)) {
            throw Refused.invalid(
                    "parameters",
                    "“" + line + "” is not understood. A line is a name in small letters and its kind: month date.");
        }
        String[] words = line.split("\\s+");
        return new Parameter(words[0], ParameterKind.of(words[1]));
    }

    /** How it is called in the SQL and in a form: a range by two names. */
    Stream<String> words() {
        return kind == ParameterKind.DATE_RANGE ? Stream.of(name + "_from", name + "_to") : Stream.of(name);
    }

    boolean isDay() {
        return kind == ParameterKind.DATE || kind == ParameterKind.DATE_RANGE;
    }

    /** A word of it as a form says it: {@code Period from}. */
    static String label(String word) {
        String label = word.replace('_', ' ');
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
