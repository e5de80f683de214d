package org.nightdesk.pivot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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
    private int height;

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
        height = headings.size();
        pivot.wholeLines(line -> {
            height++;
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

    private List<List<String>> headings() {
        List<List<String>> headings = new ArrayList<>();
        boolean several = labels.size() > 1;
        if (!shape.columns().isEmpty()) {
            List<String> first =
                    new ArrayList<>(Collections.nCopies(shape.rows().size(), ""));
            if (!several) {
                first.set(0, labels.getFirst());
            }
            first.addAll(shape.columns());
            headings.add(first);
        }
        int lines = Math.max(
                1, shape.columns().size() + (several && !shape.columns().isEmpty() ? 1 : 0));
        for (int line = 0; line < lines; line++) {
            List<String> texts = new ArrayList<>(
                    line == lines - 1
                            ? shape.rows()
                            : Collections.nCopies(shape.rows().size(), ""));
            texts.addAll(line(line));
            headings.add(texts);
        }
        return headings;
    }

    private List<String> line(int line) {
        List<String> texts = new ArrayList<>();
        for (Across.Over over : pivot.across().all()) {
            IntStream.range(0, labels.size()).forEach(at -> texts.add(text(over, line, at)));
        }
        return texts;
    }

    private String text(Across.Over over, int line, int at) {
        int depth = over.path().size();
        if (shape.columns().isEmpty() || line == shape.columns().size() && over.innermost()) {
            return labels.get(at);
        }
        String total = over.isAll() ? TOTAL : over.path().getLast().plain() + " Total";
        if (!over.innermost() && line == Math.max(0, depth - 1)) {
            return labels.size() == 1 ? total : total.replaceAll("(Grand )?Total$", "") + labels.get(at);
        }
        return over.innermost() && line < depth ? over.path().get(line).plain() : "";
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
        return new PivotTable(over, names, rows, places(shape.rows()), places(shape.columns()), values, height, width);
    }

    private List<Integer> places(List<String> fields) {
        return fields.stream().map(names::indexOf).toList();
    }
}
