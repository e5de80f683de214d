package org.nightdesk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Sheet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as an array of objects by column, written as they come. Numbers are JSON numbers with all their digits, times RFC 3339 in UTC, what is null is
 * null. Two columns of one name get a number.
 */
final class JsonRows implements Sheet {

    private final JsonGenerator json;
    private List<String> names = List.of();

    /** The names stand before the rows; what is said after them, such as that there are more, stands behind. */
    JsonRows(OutputStream out) {
        this.json = JsonMapper.shared()
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        names = apart(headings);
        json.writeStartObject();
        json.writeName("columns");
        json.writeStartArray();
        names.forEach(json::writeString);
        json.writeEndArray();
        json.writeName("rows");
        json.writeStartArray();
    }

    private static List<String> apart(List<String> names) {
        Set<String> used = new LinkedHashSet<>();
        for (String name : names) {
            String own = name;
            for (int number = 2; !used.add(own); number++) {
                own = name + " " + number;
            }
        }
        return List.copyOf(used);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        try {
            json.writeStartObject();
            for (int column = 0; column < cells.size(); column++) {
                json.writeName(names.get(column));
                write(cells.get(column));
            }
            json.writeEndObject();
        } catch (JacksonIOException gone) {
            throw gone.getCause();
        }
    }

    private void write(Cell cell) {
        switch (cell) {
            case Cell.Number number -> json.writeNumber(number.value());
            case Cell.Decimal decimal -> json.writeNumber(decimal.value());
            case Cell.Truth truth -> json.writeBoolean(truth.value());
            case Cell.Text text -> write(text);
            case Cell.Day day -> json.writeString(day.plain());
            case Cell.LocalMoment moment -> json.writeString(moment.plain());
            case Cell.Moment moment -> json.writeString(moment.plain());
        }
    }

    private void write(Cell.Text text) {
        if (text == Cell.NOTHING) {
            json.writeNull();
        } else {
            json.writeString(text.text());
        }
    }

    /** What is known at the end. */
    void said(Run run) {
        json.writeEndArray();
        json.writeName("run");
        json.writeStartObject();
        json.writeStringProperty("id", "run_" + run.id());
        json.writeNumberProperty("version", run.version());
        run.asOf().ifPresent(at -> json.writeStringProperty("asOf", at.toString()));
        json.writeNumberProperty("rows", run.rows());
        json.writeBooleanProperty("truncated", run.truncated());
        json.writeStringProperty("sha256", run.sha256());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void finish() throws IOException {
        json.close();
    }
}
