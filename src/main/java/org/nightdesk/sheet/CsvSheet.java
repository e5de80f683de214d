package org.nightdesk.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises ("CSV
 * injection"); times are RFC 3339 with their offset.
 */
public final class CsvSheet implements Sheet {

    private static final String FORMULA = "=+-@\t\r\n";

    private final Utf8 out;
    private final ZoneId zone;

    /** Times are written in that zone. */
    public CsvSheet(OutputStream out, ZoneId zone) {
        this.out = new Utf8(out);
        this.zone = zone;
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        row(headings.stream().<Cell>map(Cell.Text::new).toList());
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            if (column > 0) {
                out.put(',');
            }
            write(cells.get(column));
        }
        out.put('\r');
        out.put('\n');
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    private void write(Cell cell) throws IOException {
        switch (cell) {
            case Cell.Text text -> text(text.utf8());
            case Cell.LocalMoment moment -> ascii(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.at()));
            case Cell.Moment moment ->
                ascii(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.at().atZone(zone)));
            case Cell.Number number -> out.put(number.utf8());
            case Cell.Decimal decimal -> out.put(decimal.utf8());
            case Cell.Truth truth -> out.put(truth.utf8());
            case Cell.Day day -> out.put(day.utf8());
        }
    }

    private void ascii(String text) throws IOException {
        out.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void text(byte[] utf8) throws IOException {
        boolean formula = utf8.length > 0 && FORMULA.indexOf(utf8[0]) >= 0;
        if (isQuoted(utf8)) {
            out.put('"');
            if (formula) {
                out.put('\'');
            }
            doubled(utf8);
            out.put('"');
        } else {
            if (formula) {
                out.put('\'');
            }
            out.put(utf8);
        }
    }

    private static boolean isQuoted(byte[] utf8) {
        for (byte letter : utf8) {
            if (letter == ',' || letter == '"' || letter == '\r' || letter == '\n') {
                return true;
            }
        }
        return false;
    }

    private void doubled(byte[] utf8) throws IOException {
        for (byte letter : utf8) {
            if (letter == '"') {
                out.put('"');
            }
            out.put(letter);
        }
    }
}
