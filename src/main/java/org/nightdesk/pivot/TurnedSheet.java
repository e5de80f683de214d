package org.nightdesk.pivot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.PivotTable;
import org.nightdesk.sheet.XlsxSheet;

/** A pivot as a spreadsheet lays it out, with what it will come to: whoever does not compute it shows that. */
final class TurnedSheet {

    private static final String TOTAL = "Grand Total";

    private final Pivot pivot;
    private final PivotShape shape;
    private final List<String> names;
    private final String over;
    private final long rows;
    private final int full;
    private final List<String> labels;
    private int lines;

    /** {@code full} is a column without empty cells, by which rows are counted. */
    TurnedSheet(Pivot pivot, List<String> names, String over, long rows, int full) {
        this.pivot = pivot;
        this.shape = pivot.shape();
        this.names = names;
        this.over = over;
        this.rows = rows;
        this.full = full;
        this.labels = shape.measures().stream().map(this::label).toList();
    }

    // No column may be called the same.
    private String label(Measure measure) {
        String label = measure.label();
        while (names.contains(label)) {
            label += " ";
        }
        return label;
    }

    PivotTable written(XlsxSheet sheet) throws IOException {
        List<List<String>> headings = headings();
        sheet.headings(headings, shape.rows().size());
        lines = headings.size();
        pivot.wholeLines(line -> {
            lines++;
            sheet.row(cells(line));
        });
        sheet.finish();
        return table(shape.rows().size() + pivot.across().width());
    }

    // Each group stands once, on a line of its own.
    private List<Cell> cells(Pivot.Line line) {
        int level = line.level();
        List<Cell> cells = new ArrayList<>(Collections.nCopies(shape.rows().size(), Cell.NOTHING));
        cells.set(
                Math.max(0, level - 1),
                level == 0 ? new Cell.Text(TOTAL) : line.path().getLast());
        cells.addAll(line.values());
        return cells;
    }

    // First the names of what makes columns, then their values, the last line with the names of what makes rows.
    private List<List<String>> headings() {
        List<List<String>> headings = new ArrayList<>();
        if (height() > 1) {
            headings.add(line(List.of(labels.size() == 1 ? labels.getFirst() : ""), captions()));
        }
        for (int line = 1; line < height(); line++) {
            headings.add(line(line == height() - 1 ? shape.rows() : List.of(), values(line - 1)));
        }
        return headings.isEmpty() ? List.of(line(shape.rows(), labels)) : headings;
    }

    private int height() {
        return 1 + shape.columns().size() + (labels.size() > 1 ? 1 : 0);
    }

    private List<String> captions() {
        List<String> captions = new ArrayList<>(shape.columns());
        if (labels.size() > 1) {
            captions.add(PivotTable.VALUES);
        }
        return captions;
    }

    private List<String> line(List<String> left, List<String> right) {
        List<String> line = new ArrayList<>(left);
        line.addAll(Collections.nCopies(shape.rows().size() - left.size(), ""));
        line.addAll(right);
        return line;
    }

    private List<String> values(int line) {
        List<String> texts = new ArrayList<>();
        List<Cell> before = List.of();
        for (Across.Over over : pivot.across().all()) {
            for (int at = 0; at < labels.size(); at++) {
                texts.add(text(over, line, at, at > 0 ? over.path() : before));
            }
            before = over.path();
        }
        return texts;
    }

    // A group stands over its first column only; what it comes to is called by the group.
    private String text(Across.Over over, int line, int at, List<Cell> before) {
        List<Cell> path = over.path();
        if (!over.innermost()) {
            return line == Math.max(0, path.size() - 1) ? total(path, at) : "";
        }
        if (line == path.size()) {
            return labels.get(at);
        }
        List<Cell> group = path.subList(0, line + 1);
        boolean again = before.size() > line && before.subList(0, line + 1).equals(group);
        return again ? "" : path.get(line).plain();
    }

    private String total(List<Cell> path, int at) {
        if (labels.size() == 1) {
            return path.isEmpty() ? TOTAL : path.getLast().plain() + " Total";
        }
        return (path.isEmpty() ? "Total " : path.getLast().plain() + " ") + labels.get(at);
    }

    private PivotTable table(int width) {
        List<PivotTable.Value> values = new ArrayList<>();
        for (int at = 0; at < labels.size(); at++) {
            Measure measure = shape.measures().get(at);
            values.add(new PivotTable.Value(
                    measure.countsRows() ? full : names.indexOf(measure.column()),
                    measure.reckoning().word(),
                    labels.get(at)));
        }
        return new PivotTable(over, names, rows, places(shape.rows()), places(shape.columns()), values, lines, width);
    }

    private List<Integer> places(List<String> fields) {
        return fields.stream().map(names::indexOf).toList();
    }
}
