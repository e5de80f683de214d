package org.nightdesk.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet of a workbook, written through as it comes. Text is stored as text, so it is never a formula; times are in the
 * reader's zone, which the headings name.
 */
public final class XlsxSheet implements Sheet {

    /** What a sheet holds, its headings included (Excel specifications and limits). */
    public static final int MOST_ROWS = 1_048_576;

    /** What a cell holds, by the same page. */
    private static final int MOST_LETTERS = 32_767;

    private static final String CUT = " … (a cell holds no more; the CSV has it whole)";
    private static final int FLUSHED = 200;

    /** The digits a spreadsheet's number holds (Excel specifications and limits); more are kept as text, so that none is lost. */
    private static final int MOST_DIGITS = 15;

    private static final int FIRST_YEAR = 1901;

    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;
    private int flushed;

    // The writer writes the last line that it has flushed once more, empty, when it is one that folds.
    private boolean within;

    XlsxSheet(Workbook book, String name, ZoneId zone) {
        this.sheet = book.newWorksheet(name);
        this.zone = zone;
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        next();
    }

    /** Several lines of headings, which stay in sight as so many columns at the left do; what lines sum up stands above these. */
    public void headings(List<List<String>> lines, int left) throws IOException {
        sheet.freezePane(left, lines.size());
        sheet.rowSumsBelow(false);
        for (List<String> line : lines) {
            row(line.stream().<Cell>map(Cell.Text::new).toList(), 0, true);
        }
    }

    /** A line that lies within so many others, with which it is folded away; {@code bold}: it sums up. */
    public void row(List<Cell> cells, int depth, boolean bold) throws IOException {
        for (int level = 0; level < depth; level++) {
            sheet.groupRows(row, row);
        }
        within = depth > 0;
        if (bold) {
            for (int column = 0; column < cells.size(); column++) {
                sheet.style(row, column).bold().set();
            }
        }
        row(cells);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (row >= MOST_ROWS) {
            throw new IOException("more rows than a sheet holds");
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        next();
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
    }

    private void next() throws IOException {
        row++;
        if (row - flushed >= FLUSHED && !within) {
            sheet.flush();
            flushed = row;
        }
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text text -> {
                if (!text.text().isEmpty()) {
                    sheet.inlineString(row, column, fitting(text.text()));
                }
            }
            case Cell.Number number -> number(column, BigDecimal.valueOf(number.value()));
            case Cell.Decimal decimal -> number(column, decimal.value());
            case Cell.Truth truth -> sheet.value(row, column, truth.value());
            case Cell.Day day -> time(column, day.day().atStartOfDay(), "yyyy-mm-dd", day);
            case Cell.LocalMoment moment -> time(column, moment.at(), "yyyy-mm-dd hh:mm:ss", moment);
            case Cell.Moment moment ->
                time(column, moment.at().atZone(zone).toLocalDateTime(), "yyyy-mm-dd hh:mm:ss", moment);
        }
    }

    private void number(int column, BigDecimal value) {
        BigDecimal kept = kept(value);
        if (kept.precision() > MOST_DIGITS) {
            sheet.inlineString(row, column, value.toPlainString());
            return;
        }
        sheet.value(row, column, kept);
        if (kept.scale() > 0) {
            sheet.style(row, column)
                    .format("0." + "0".repeat(Math.min(kept.scale(), MOST_DIGITS)))
                    .set();
        }
    }

    /** Whether a sheet holds it as the number it is; else it stands there as text. */
    public static boolean isNumber(BigDecimal value) {
        return kept(value).precision() <= MOST_DIGITS;
    }

    // A quotient comes with noughts behind it that say nothing.
    private static BigDecimal kept(BigDecimal value) {
        return value.precision() > MOST_DIGITS ? value.stripTrailingZeros() : value;
    }

    // A spreadsheet knows no time before 1900, and takes that year for a leap year.
    private void time(int column, LocalDateTime at, String format, Cell cell) {
        if (at.getYear() < FIRST_YEAR || at.getYear() > 9999) {
            sheet.inlineString(row, column, cell.plain());
            return;
        }
        sheet.value(row, column, at);
        sheet.style(row, column).format(format).set();
    }

    private static String fitting(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - CUT.length()) + CUT;
    }
}
