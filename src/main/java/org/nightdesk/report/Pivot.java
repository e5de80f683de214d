package org.nightdesk.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.chart.Figures;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;

/** Sums or counts a result by two of its columns, as it comes; exact, with totals. */
final class Pivot implements Rows {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 200;

    /** What to compute: the columns that make rows and columns, and the one that is summed; empty counts the rows. */
    record Wanted(String rows, String columns, String value) {

        /** From a request's parameters; empty when no pivot is wanted. */
        static Optional<Wanted> in(Map<String, String> typed) {
            String rows = typed.getOrDefault("pivot-rows", "");
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Wanted(
                            rows, typed.getOrDefault("pivot-columns", ""), typed.getOrDefault("pivot-value", "")));
        }
    }

    private final Wanted wanted;
    private final Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
    private final Set<String> tops = new HashSet<>();
    private List<String> names = List.of();
    private int row;
    private int column;
    private int value;

    Pivot(Wanted wanted) {
        this.wanted = wanted;
    }

    @Override
    public void columns(List<String> all) {
        names = all;
        row = place(names, wanted.rows());
        column = wanted.columns().isEmpty() ? -1 : place(names, wanted.columns());
        value = wanted.value().isEmpty() ? -1 : place(names, wanted.value());
    }

    private static int place(List<String> names, String name) {
        if (!names.contains(name)) {
            throw Refused.invalid("pivot", "The result has no column " + name + ".");
        }
        return names.indexOf(name);
    }

    @Override
    public void row(List<Cell> cells) {
        BigDecimal amount = value < 0 ? BigDecimal.ONE : amount(cells.get(value));
        String left = cells.get(row).plain();
        String top = column < 0 ? "" : cells.get(column).plain();
        Map<String, BigDecimal> amounts = sums.computeIfAbsent(left, key -> new HashMap<>());
        BigDecimal before = amounts.get(top);
        amounts.put(top, before == null ? amount : before.add(amount));
        if (before == null) {
            tops.add(top);
            checkSize();
        }
    }

    private void checkSize() {
        if (sums.size() > MOST_ROWS || tops.size() > MOST_COLUMNS) {
            throw Refused.invalid(
                    "pivot", "A pivot has at most 10,000 rows and 200 columns. Choose columns with fewer values.");
        }
    }

    private BigDecimal amount(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> BigDecimal.valueOf(number.value());
            case Cell.Decimal decimal -> decimal.value();
            case Cell.Text text when text.text().isEmpty() -> BigDecimal.ZERO;
            default ->
                throw Refused.invalid(
                        "pivot", wanted.value() + " holds “" + cell.plain() + "”, which cannot be summed.");
        };
    }

    /** The place of the column that makes rows. */
    int row() {
        return row;
    }

    /** The place of the column that makes columns; -1 without one. */
    int column() {
        return column;
    }

    /** The place of the column that is summed; -1 when rows are counted. */
    int value() {
        return value;
    }

    /** The columns of the result it is made of. */
    List<String> names() {
        return names;
    }

    /** What stands over its columns, the last the total. */
    List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(wanted.rows()));
        if (column >= 0) {
            headings.addAll(across());
        }
        headings.add(value < 0 ? "Count" : "Sum of " + wanted.value());
        return headings;
    }

    /** By the rows' values, the last line the totals. */
    List<List<Cell>> lines() {
        List<List<Cell>> lines = new ArrayList<>();
        List<String> across = column < 0 ? List.of() : across();
        lefts().forEach(left -> lines.add(line(left, amounts(left), across)));
        Map<String, BigDecimal> totals = new HashMap<>();
        sums.values().forEach(amounts -> amounts.forEach((top, amount) -> totals.merge(top, amount, BigDecimal::add)));
        lines.add(line("Total", totals, across));
        return lines;
    }

    private List<String> lefts() {
        return sums.keySet().stream().sorted().toList();
    }

    private List<String> across() {
        return tops.stream().sorted().toList();
    }

    private Map<String, BigDecimal> amounts(String left) {
        return sums.getOrDefault(left, Map.of());
    }

    /** For a chart. */
    Figures figures() {
        List<String> across = across();
        List<String> lefts = lefts();
        List<List<BigDecimal>> values = lefts.stream()
                .map(left -> across.stream()
                        .map(top -> amounts(left).getOrDefault(top, BigDecimal.ZERO))
                        .toList())
                .toList();
        return new Figures(lefts, column < 0 ? List.of(headings().getLast()) : across, values);
    }

    /** What a chart of it tells. */
    String title() {
        String by = column < 0 ? wanted.rows() : wanted.rows() + " and " + wanted.columns();
        return (value < 0 ? "Count" : "Sum of " + wanted.value()) + " by " + by;
    }

    private static List<Cell> line(String name, Map<String, BigDecimal> amounts, List<String> across) {
        List<Cell> line = new ArrayList<>(across.size() + 2);
        line.add(new Cell.Text(name));
        for (String top : across) {
            BigDecimal amount = amounts.get(top);
            line.add(amount == null ? Cell.NOTHING : new Cell.Decimal(amount));
        }
        line.add(new Cell.Decimal(amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        return line;
    }
}
