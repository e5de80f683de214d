package org.nightdesk.pivot;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.PivotBook;
import org.nightdesk.sheet.Rows;
import org.nightdesk.sheet.XlsxSheet;
import org.nightdesk.subject.Refused;

/**
 * The pivots of a workbook, made while its rows go by: one that we compute, and beside it one that the spreadsheet turns. Where one cannot be, its reason stands in
 * its place, and the rows are all there.
 */
public final class PivotSheets implements Rows {

    private final PivotShape shape;
    private final Pivot pivot;
    private final BitSet gaps = new BitSet();
    private final BitSet texts = new BitSet();
    private final BitSet times = new BitSet();
    private List<String> names = List.of();
    private long rows;
    private String refusal = "";

    public PivotSheets(PivotShape shape) {
        this.shape = shape;
        this.pivot = new Pivot(shape);
    }

    @Override
    public void columns(List<String> all) {
        names = all;
        pivoted(() -> pivot.columns(all));
    }

    @Override
    public void row(List<Cell> cells) {
        rows++;
        for (int at = 0; at < cells.size(); at++) {
            if (Measure.isEmpty(cells.get(at))) {
                gaps.set(at);
            }
        }
        pivoted(() -> {
            look(cells);
            pivot.row(cells);
        });
    }

    private void pivoted(Runnable step) {
        try {
            if (refusal.isEmpty()) {
                step.run();
            }
        } catch (Refused refused) {
            refusal = String.valueOf(refused.getMessage());
        }
    }

    // Numbers that a spreadsheet keeps as text, and times, by the columns that are reckoned with.
    private void look(List<Cell> cells) {
        for (int at : pivot.fields().measures()) {
            if (at < 0) {
                continue;
            }
            BigDecimal figure = Tally.figure(cells.get(at));
            if (figure == null) {
                times.set(at, times.get(at) || !Measure.isEmpty(cells.get(at)));
            } else if (!XlsxSheet.isNumber(figure)) {
                texts.set(at);
            }
        }
    }

    /** Writes them into the book, behind the rows, which are on the sheet {@code over}. */
    public void to(PivotBook book, String over, ZoneId zone) throws IOException {
        XlsxSheet computed = book.sheet("Pivot", zone);
        if (!refusal.isEmpty()) {
            computed.headings(List.of("There is no pivot"));
            computed.row(List.of(new Cell.Text(refusal)));
            computed.finish();
            return;
        }
        computed(computed);
        if (depth() > 1) {
            book.folds(depth() - 1);
        }
        if (why().isEmpty()) {
            XlsxSheet turned = book.sheet("Pivot table", zone);
            book.pivot(new TurnedSheet(pivot, names, over, rows, gaps.nextClearBit(0)).written(turned));
        }
    }

    // The groups a line belongs to stand on each line: one can filter by them.
    private void computed(XlsxSheet sheet) throws IOException {
        List<List<String>> headings = new ArrayList<>();
        List<String> blank = Collections.nCopies(depth(), "");
        pivot.across().headings().forEach(line -> headings.add(joined(blank, line)));
        headings.set(
                headings.size() - 1,
                joined(shape.rows(), pivot.across().headings().getLast()));
        sheet.headings(headings, depth());
        pivot.lines(line -> {
            List<Cell> cells = new ArrayList<>(line.level() == 0 ? List.of(new Cell.Text("Total")) : line.path());
            cells.addAll(Collections.nCopies(depth() - cells.size(), Cell.NOTHING));
            cells.addAll(line.values());
            sheet.row(cells, Math.max(0, line.level() - 1), line.level() < depth());
        });
        if (!pivot.mixed().isEmpty()) {
            sheet.row(List.of(new Cell.Text(pivot.mixed())));
        }
        sheet.finish();
    }

    private int depth() {
        return shape.rows().size();
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    /** Why there is none that the spreadsheet turns; empty when there is. */
    public String why() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (shape.rows().stream().anyMatch(shape.columns()::contains)) {
            return "The same column makes rows and columns.";
        }
        if (rows == 0) {
            return "There are no rows.";
        }
        if (names.stream().anyMatch(String::isBlank)) {
            return "A column has no name.";
        }
        return whyNotReckoned();
    }

    private String whyNotReckoned() {
        if (reckoned().anyMatch(texts::get)) {
            return "Some numbers have more than 15 digits. A spreadsheet keeps them as text, and does not sum them.";
        }
        if (reckoned().anyMatch(times::get)) {
            return "A spreadsheet would show the smallest and largest times as numbers.";
        }
        if (shape.measures().stream().anyMatch(one -> one.reckoning() == Reckoning.DISTINCT)) {
            return "A spreadsheet's pivot table does not count different values.";
        }
        if (shape.measures().stream().anyMatch(Measure::countsRows) && gaps.cardinality() == names.size()) {
            return "Every column has empty cells, and a spreadsheet counts by one that has none.";
        }
        return "";
    }

    private Stream<Integer> reckoned() {
        return shape.measures().stream()
                .filter(Measure::reckons)
                .map(Measure::column)
                .map(names::indexOf);
    }
}
