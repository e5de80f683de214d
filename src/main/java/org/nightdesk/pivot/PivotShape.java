package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.subject.Refused;

/**
 * What a pivot is made of: the columns of a result whose values make its rows, one within the other, those that make its columns, and the figures.
 *
 * @param rows one to four
 * @param columns none to two; none of the rows
 * @param measures one to four
 */
public record PivotShape(List<String> rows, List<String> columns, List<Measure> measures) {

    public static final int MOST_ROWS = 4;
    public static final int MOST_COLUMNS = 2;
    public static final int MOST_MEASURES = 4;

    /** Refused, saying what is too many or there twice. Without measures the rows are counted. */
    public PivotShape {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        measures = measures.isEmpty() ? List.of(Measure.ROWS) : List.copyOf(measures);
        check(rows, columns, measures);
    }

    private static void check(List<String> rows, List<String> columns, List<Measure> measures) {
        if (rows.isEmpty()) {
            throw refused("A pivot needs a column that makes its rows. Choose one, or none at all for no pivot.");
        }
        if (rows.size() > MOST_ROWS || columns.size() > MOST_COLUMNS || measures.size() > MOST_MEASURES) {
            throw refused("A pivot has at most four columns that make rows, two that make columns, and four values.");
        }
        List<String> fields = Stream.concat(rows.stream(), columns.stream()).toList();
        for (String field : fields) {
            if (fields.indexOf(field) != fields.lastIndexOf(field)) {
                throw refused(field + " is chosen twice. It makes rows or columns once: take one of them away.");
            }
        }
        for (Measure measure : measures) {
            if (measures.indexOf(measure) != measures.lastIndexOf(measure)) {
                throw refused("“" + measure.label() + "” is there twice. Take one of them away.");
            }
        }
    }

    static Refused refused(String reason) {
        return Refused.invalid("pivot", reason);
    }

    /**
     * From lines, as a report keeps it: {@code row customer}, {@code column month}, {@code sum amount}, {@code count}; empty when there is none. Refused,
     * naming the line.
     */
    public static Optional<PivotShape> of(String text) {
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] words = line.split("\\s+", 2);
            String name = words.length < 2 ? "" : words[1];
            switch (words[0]) {
                case "row" -> rows.add(named(name, line));
                case "column" -> columns.add(named(name, line));
                default -> measures.add(measure(words[0], name, line));
            }
        });
        return rows.isEmpty() && columns.isEmpty() && measures.isEmpty()
                ? Optional.empty()
                : Optional.of(new PivotShape(rows, columns, measures));
    }

    private static Measure measure(String word, String name, String line) {
        Reckoning reckoning = Reckoning.of(word)
                .orElseThrow(
                        () -> refused(
                                "“" + line
                                        + "” is no line of a pivot. Begin it with row, column, sum, average, count, distinct, min or max, and name a column of the result."));
        return name.isEmpty() && reckoning == Reckoning.COUNT
                ? Measure.ROWS
                : new Measure(named(name, line), reckoning);
    }

    private static String named(String name, String line) {
        if (name.isEmpty()) {
            throw refused(
                    "“" + line + "” names no column. Write one of the result's behind it: " + line + " customer.");
        }
        return name;
    }

    /** Whether its columns are called so that lines can name them. */
    public boolean lasts() {
        return Stream.of(
                        rows.stream(),
                        columns.stream(),
                        measures.stream().filter(one -> !one.countsRows()).map(Measure::column))
                .flatMap(all -> all)
                .allMatch(name -> !name.isBlank()
                        && name.equals(name.strip())
                        && name.lines().count() == 1);
    }

    /** Its lines; {@link #of(String)} reads them. Refused when a column is called what no line can name. */
    public String text() {
        if (!lasts()) {
            throw refused(
                    "A column of this pivot has no name, or blanks or lines around one. Name it in the SQL: … as customer.");
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("row " + row));
        columns.forEach(column -> lines.add("column " + column));
        measures.forEach(one -> lines.add((one.reckoning().word() + " " + one.column()).strip()));
        return String.join("\n", lines);
    }

    /** What it tells: {@code Sum of amount by customer and month}. */
    public String title() {
        List<String> by = Stream.concat(rows.stream(), columns.stream()).toList();
        String last = by.getLast();
        String all = by.size() == 1 ? last : String.join(", ", by.subList(0, by.size() - 1)) + " and " + last;
        return measures.getFirst().label() + " by " + all;
    }
}
