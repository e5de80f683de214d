package org.nightdesk.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises ("CSV
 * injection"); times are RFC 3339 with their offset.
 */
public final class CsvSheet implements Sheet {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final String END = "\r\n";

    private final Utf8 out;
    private final ZoneId zone;

    /** Times are written in that zone. */
    public CsvSheet(OutputStream out, ZoneId zone) {
        this.out = new Utf8(out);
        this.zone = zone;
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        for (int column = 0; column < headings.size(); column++) {
            field(column, headings.get(column));
        }
        out.text(END);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            field(column, text(cells.get(column)));
        }
        out.text(END);
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    private void field(int column, String field) throws IOException {
        if (column > 0) {
            out.put(',');
        }
        if (out.isWritten(field, ',', '"', '\r', '\n')) {
            return;
        }
        boolean quoted = isQuoted(field);
        if (quoted) {
            out.put('"');
        }
        out.text(quoted ? field.replace("\"", "\"\"") : field);
        if (quoted) {
            out.put('"');
        }
    }

    private static boolean isQuoted(String field) {
        return field.indexOf(',') >= 0
                || field.indexOf('"') >= 0
                || field.indexOf('\r') >= 0
                || field.indexOf('\n') >= 0;
    }

    private String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> harmless(text.text());
            case Cell.LocalMoment moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.at());
            case Cell.Moment moment ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.at().atZone(zone));
            case Cell.Number number -> number.plain();
            case Cell.Decimal decimal -> decimal.plain();
            case Cell.Truth truth -> truth.plain();
            case Cell.Day day -> day.plain();
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
