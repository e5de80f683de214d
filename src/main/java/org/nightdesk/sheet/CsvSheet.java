package org.nightdesk.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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
    private static final String END = "\r\n";

    private final Writer out;
    private final ZoneId zone;

    /** Times are written in that zone. */
    public CsvSheet(OutputStream out, ZoneId zone) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.zone = zone;
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        for (int column = 0; column < headings.size(); column++) {
            field(column, headings.get(column));
        }
        out.write(END);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            field(column, text(cells.get(column)));
        }
        out.write(END);
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private void field(int column, String field) throws IOException {
        if (column > 0) {
            out.write(',');
        }
        if (isPlain(field)) {
            out.write(field);
            return;
        }
        out.write('"');
        out.write(field.replace("\"", "\"\""));
        out.write('"');
    }

    private static boolean isPlain(String field) {
        for (int at = 0; at < field.length(); at++) {
            char here = field.charAt(at);
            if (here == ',' || here == '"' || here == '\r' || here == '\n') {
                return false;
            }
        }
        return true;
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
