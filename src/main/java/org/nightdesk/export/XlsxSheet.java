package org.nightdesk.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with one sheet, written through as it comes. Text is stored as text, so it is never a formula; times are in the
 * reader's zone, which the headings name.
 */
final class XlsxSheet implements Sheet {

    /** What a sheet holds, its headings included (Excel specifications and limits). */
    static final int MOST_ROWS = 1_048_576;

    /** What a cell holds, by the same page. */
    private static final int MOST_LETTERS = 32_767;

    private static final String CUT = " … (a cell holds no more; the CSV has it whole)";
    private static final int FLUSHED = 200;

    private final Workbook book;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;

    XlsxSheet(OutputStream out, ZoneId zone) {
        this.book = new Workbook(out, "Nightdesk", "1.0");
        this.sheet = book.newWorksheet("Tickets");
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
        book.finish();
    }

    private void next() throws IOException {
        row++;
        if (row % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text text -> {
                if (!text.text().isEmpty()) {
                    sheet.inlineString(row, column, fitting(text.text()));
                }
            }
            case Cell.Number number -> sheet.value(row, column, number.value());
            case Cell.Moment moment -> {
                sheet.value(row, column, moment.at().atZone(zone).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
        }
    }

    private static String fitting(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - CUT.length()) + CUT;
    }
}
