package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;

/**
 * A pivot as it stands in forms and in addresses: {@code pivot-rows}, {@code pivot-rows-2} and so on, {@code pivot-columns}, {@code pivot-value} with
 * {@code pivot-how}. Where nothing is said how, values are summed; without a first value the rows are counted.
 */
public record PivotForm(Form form, List<String> columns) {

    private static final String ROWS = "pivot-rows";
    private static final String COLUMNS = "pivot-columns";
    private static final String VALUE = "pivot-value";
    private static final String HOW = "pivot-how";

    private static final List<String> VALUES = List.of("Values", "Second values", "Third values", "Fourth values");

    /** The rows, as a value that is counted. */
    private static final String COUNTED = "*";

    /** Fields that are there only once those before them are filled. */
    public record Step(String name, String label, Map<String, String> options, String how, String howLabel) {}

    /** Whether anything is said of a pivot, be it that none is wanted. */
    public static boolean isAsked(Map<String, String> typed) {
        return typed.keySet().stream().anyMatch(name -> name.startsWith(ROWS));
    }

    /** Empty when none is wanted. Refused, saying what is wrong. */
    public static Optional<PivotShape> shape(Map<String, String> typed) {
        List<String> rows = chosen(typed, ROWS, PivotShape.MOST_ROWS);
        List<Measure> measures = new ArrayList<>();
        for (int at = 0; at < PivotShape.MOST_MEASURES; at++) {
            String column = typed.getOrDefault(name(VALUE, at), "");
            if (at == 0 || !column.isEmpty()) {
                measures.add(measure(column, typed.getOrDefault(name(HOW, at), Reckoning.SUM.word())));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PivotShape(rows, chosen(typed, COLUMNS, PivotShape.MOST_COLUMNS), measures));
    }

    private static Measure measure(String column, String how) {
        return column.isEmpty() || column.equals(COUNTED)
                ? Measure.ROWS
                : new Measure(
                        column,
                        Reckoning.of(how)
                                .orElseThrow(
                                        () -> PivotShape.refused(
                                                "“" + how
                                                        + "” cannot be made of values: choose sum, average, count, distinct, min or max.")));
    }

    /** The columns that were chosen, whatever for. */
    public static List<String> chosen(Map<String, String> typed) {
        return Stream.of(
                        chosen(typed, ROWS, PivotShape.MOST_ROWS),
                        chosen(typed, COLUMNS, PivotShape.MOST_COLUMNS),
                        chosen(typed, VALUE, PivotShape.MOST_MEASURES))
                .flatMap(List::stream)
                .filter(column -> !column.equals(COUNTED))
                .distinct()
                .toList();
    }

    private static List<String> chosen(Map<String, String> typed, String name, int most) {
        return IntStream.range(0, most)
                .mapToObj(at -> typed.getOrDefault(name(name, at), ""))
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private static String name(String first, int at) {
        return at == 0 ? first : first + "-" + (at + 1);
    }

    /** As it would have been typed. */
    public static Map<String, String> typed(PivotShape shape) {
        Map<String, String> typed = new HashMap<>();
        put(typed, ROWS, shape.rows());
        put(typed, COLUMNS, shape.columns());
        put(
                typed,
                VALUE,
                shape.measures().stream()
                        .map(one -> one.countsRows() ? COUNTED : one.column())
                        .toList());
        put(
                typed,
                HOW,
                shape.measures().stream()
                        .map(one -> one.countsRows()
                                ? Reckoning.SUM.word()
                                : one.reckoning().word())
                        .toList());
        if (shape.measures().getFirst().countsRows()) {
            typed.remove(VALUE);
        }
        return typed;
    }

    private static void put(Map<String, String> typed, String name, List<String> values) {
        for (int at = 0; at < values.size(); at++) {
            typed.put(name(name, at), values.get(at));
        }
    }

    /** Whether there is a pivot in it, or something wrong with one. */
    public boolean open() {
        return !chosen(form.values(), ROWS, PivotShape.MOST_ROWS).isEmpty();
    }

    /** What makes its rows. */
    public List<Step> rows() {
        return steps(ROWS, "No pivot", List.of("Rows", "Rows, then by", "Rows, third by", "Rows, fourth by"));
    }

    /** What makes its columns. */
    public List<Step> across() {
        return steps(COLUMNS, "None", List.of("Columns", "Columns, then by"));
    }

    private List<Step> steps(String name, String none, List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(at -> new Step(
                        name(name, at),
                        labels.get(at),
                        choices(at == 0 ? none : "Nothing more", name(name, at)),
                        "",
                        ""))
                .toList();
    }

    /** What is reckoned, each with how. */
    public List<Step> values() {
        return IntStream.range(0, PivotShape.MOST_MEASURES)
                .mapToObj(at -> new Step(name(VALUE, at), VALUES.get(at), valueChoices(at), name(HOW, at), "As"))
                .toList();
    }

    private Map<String, String> valueChoices(int at) {
        if (at == 0) {
            return choices("The rows, counted", name(VALUE, at));
        }
        Map<String, String> choices = choices("Nothing more", name(VALUE, at));
        choices.put(COUNTED, "The rows, counted");
        return choices;
    }

    // What was chosen and is no column any more stays chosen, beside the reason it is refused for.
    private Map<String, String> choices(String none, String name) {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", none));
        columns.forEach(column -> choices.put(column, column));
        String chosen = form.value(name);
        if (!chosen.isEmpty() && !chosen.equals(COUNTED)) {
            choices.putIfAbsent(chosen, chosen);
        }
        return choices;
    }

    /** How values are reckoned. */
    public Map<String, String> hows() {
        return Choices.of(
                "sum", "Sum",
                "average", "Average",
                "count", "How many are filled",
                "distinct", "How many different",
                "min", "Smallest",
                "max", "Largest");
    }
}
