package org.nightdesk.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Values;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** The values of one run, typed. They are bound, and never become part of the SQL. */
public final class Arguments implements Values {

    private static final int LONGEST = 10_000;

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** From what was typed, by the parameters' names. Refused, naming each field, when something is missing or of another kind. */
    public static Arguments of(List<Parameter> parameters, Map<String, String> typed) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Parameter parameter : parameters) {
            parameter.words().forEach(word -> {
                try {
                    values.put(
                            word,
                            value(parameter, word, typed.getOrDefault(word, "").strip()));
                } catch (Refused wrong) {
                    problems.addAll(wrong.problems());
                }
            });
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Arguments(values);
    }

    private static Object value(Parameter parameter, String word, String text) {
        if (text.isEmpty() && parameter.kind() == ParameterKind.LIST) {
            throw Refused.invalid(word, "Choose at least one for " + word + ".");
        }
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refused.invalid(word, "Write a value for " + word + ", in at most 10,000 letters.");
        }
        return switch (parameter.kind()) {
            case TEXT -> text;
            case NUMBER -> number(word, text);
            case DATE, DATE_RANGE -> date(word, text);
            case LIST ->
                Arrays.stream(text.split(parameter.between()))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        };
    }

    private static BigDecimal number(String word, String text) {
        if (!text.matches("[+-]?\\d{1,30}(\\.\\d{1,20})?")) {
            throw Refused.invalid(word, "“" + text + "” is no number. Write it with a point: 1250.50.");
        }
        return new BigDecimal(text);
    }

    private static LocalDate date(String word, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refused.invalid(word, "“" + text + "” is no date. Write it as year-month-day: 2026-11-21.");
        }
    }

    @Override
    public Object of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** For the record of a run: {@code month = 2026-10-01}, a line for each. */
    public String spoken() {
        return values.entrySet().stream()
                .map(one -> one.getKey() + " = " + text(one.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", "));
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
