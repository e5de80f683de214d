package org.nightdesk.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.PivotBook;
import org.nightdesk.sheet.PivotTable;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxSheet;
import org.nightdesk.subject.Refused;

/**
 * The pivots of a workbook, made while its rows go by: one that we compute, and beside it one that the spreadsheet turns. Where one cannot be, its reason stands in
 * its place, and the rows are all there.
 */
final class PivotSheets implements Rows {

    private final Pivot pivot;
    private final BitSet gaps = new BitSet();
    private List<String> names = List.of();
    private long rows;
    private boolean texts;
    private String refusal = "";

    PivotSheets(Pivot.Wanted wanted) {
        this.pivot = new Pivot(wanted);
    }

    @Override
    public void columns(List<String> all) {
        names = all;
        pivot.columns(all);
    }

    @Override
    public void row(List<Cell> cells) {
        rows++;
        for (int at = 0; at < cells.size(); at++) {
            if (cells.get(at) instanceof Cell.Text text && text.text().isEmpty()) {
                gaps.set(at);
            }
        }
        texts |= pivot.value() >= 0 && !isNumber(cells.get(pivot.value()));
        add(cells);
    }

    private static boolean isNumber(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> XlsxSheet.isNumber(BigDecimal.valueOf(number.value()));
            case Cell.Decimal decimal -> XlsxSheet.isNumber(decimal.value());
            default -> true;
        };
    }

    private void add(List<Cell> cells) {
        try {
            if (refusal.isEmpty()) {
                pivot.row(cells);
            }
        } catch (Refused refused) {
            refusal = String.valueOf(refused.getMessage());
        }
    }

    void to(PivotBook book, ZoneId zone) throws IOException {
        Sheet computed = book.sheet("Pivot", zone);
        computed.headings(refusal.isEmpty() ? pivot.headings() : List.of("There is no pivot"));
        for (List<Cell> line : refusal.isEmpty() ? pivot.lines() : List.of(List.<Cell>of(new Cell.Text(refusal)))) {
            computed.row(line);
        }
        computed.finish();
        if (why().isEmpty()) {
            turned(book, book.sheet("Pivot table", zone));
        }
    }

    // As a spreadsheet lays it out, with what it will come to: whoever does not compute it shows that.
    private void turned(PivotBook book, Sheet sheet) throws IOException {
        List<List<Cell>> lines = pivot.lines();
        List<String> headings = new ArrayList<>(pivot.headings());
        int heads = 1;
        if (pivot.column() >= 0) {
            heads = 2;
            sheet.headings(List.of(label(), names.get(pivot.column())));
            headings.set(headings.size() - 1, "Grand Total");
            sheet.row(headings.stream().<Cell>map(Cell.Text::new).toList());
        } else {
            sheet.headings(List.of(headings.getFirst(), label()));
        }
        List<Cell> total = new ArrayList<>(lines.removeLast());
        total.set(0, new Cell.Text("Grand Total"));
        lines.add(total);
        for (List<Cell> line : lines) {
            sheet.row(line);
        }
        sheet.finish();
        book.pivot(table(lines.size() + heads, headings.size()));
    }

    private PivotTable table(int height, int width) {
        boolean counts = pivot.value() < 0;
        return new PivotTable(
                ResultFile.ROWS,
                names,
                rows,
                pivot.row(),
                pivot.column(),
                counts ? gaps.nextClearBit(0) : pivot.value(),
                counts,
                label(),
                height,
                width);
    }

    // No column may be called the same.
    private String label() {
        String label = pivot.headings().getLast();
        while (names.contains(label)) {
            label += " ";
        }
        return label;
    }

    /** Why there is none that the spreadsheet turns; empty when there is. */
    String why() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (pivot.row() == pivot.column()) {
            return "The same column makes rows and columns.";
        }
        if (rows == 0) {
            return "There are no rows.";
        }
        if (names.stream().anyMatch(String::isBlank)) {
            return "A column has no name.";
        }
        if (texts) {
            return "Some numbers have more than 15 digits. A spreadsheet keeps them as text, and does not sum them.";
        }
        if (pivot.value() < 0 && IntStream.range(0, names.size()).allMatch(gaps::get)) {
            return "Every column has empty cells, and a spreadsheet counts by one that has none.";
        }
        return "";
    }
}
