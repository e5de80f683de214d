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
import java.util.stream.Collectors;

/**
 * RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises ("CSV
 * injection"); times are RFC 3339 with their offset.
 */
public final class CsvSheet implements Sheet {

    private static final String FORMULA = "=+-@\t\r\n";

    private final Writer out;
    private final ZoneId zone;

    /** Times are written in that zone. */
    public CsvSheet(OutputStream out, ZoneId zone) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.zone = zone;
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        line(headings);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        line(cells.stream().map(this::text).toList());
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private void line(List<String> fields) throws IOException {
        out.write(fields.stream().map(CsvSheet::quoted).collect(Collectors.joining(",", "", "\r\n")));
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

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
