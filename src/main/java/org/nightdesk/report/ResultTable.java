package org.nightdesk.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;

/** A result that is small enough to be kept: for a screen. */
final class ResultTable implements Rows {

    /** Numbers by their names that are no amounts: they tell things apart, or are of a kind that no sum means anything of. */
    private static final Pattern TELLING_APART = Pattern.compile(
            "(?i)(^|_)(id|year|month|week|hour|number|no|nr|code|key|version|tier|percent|share|rate|ratio|median|average|avg|mean|p\\d\\d|least|most|oldest)($|_)");

    private List<String> names = List.of();
    private final List<List<Cell>> lines = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
        names = columns;
    }

    @Override
    public void row(List<Cell> cells) {
        lines.add(cells);
    }

    List<String> names() {
        return names;
    }

    List<List<Cell>> lines() {
        return lines;
    }

    List<List<String>> texts() {
        return lines.stream()
                .map(line -> line.stream().map(Cell::plain).toList())
                .toList();
    }

    /** The sums of its columns of numbers, the others empty but for a word; none at all where nothing is to be summed up. */
    List<String> totals() {
        List<String> totals = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            totals.add(total(column));
        }
        if (lines.size() < 2 || totals.stream().allMatch(String::isEmpty)) {
            return List.of();
        }
        int word = totals.indexOf("");
        if (word >= 0) {
            totals.set(word, "Sum");
        }
        return totals;
    }

    private String total(int column) {
        if (TELLING_APART.matcher(names.get(column)).find()) {
            return "";
        }
        BigDecimal sum = null;
        for (List<Cell> line : lines) {
            Optional<BigDecimal> figure = figure(line.get(column));
            if (figure.isEmpty() && line.get(column) != Cell.NOTHING) {
                return "";
            }
            sum = figure.isEmpty() ? sum : figure.get().add(sum == null ? BigDecimal.ZERO : sum);
        }
        return sum == null ? "" : sum.toPlainString();
    }

    private static Optional<BigDecimal> figure(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> Optional.of(BigDecimal.valueOf(number.value()));
            case Cell.Decimal decimal -> Optional.of(decimal.value());
            default -> Optional.empty();
        };
    }
}
