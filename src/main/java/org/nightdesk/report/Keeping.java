package org.nightdesk.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.nightdesk.sheet.Cell;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Packs a result while it goes by, as long as it is small; of a large one nothing is left. */
final class Keeping {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_BYTES = 1_000_000;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private long rows;
    private boolean small = true;

    Keeping() {
        try {
            this.json = JsonMapper.shared().createGenerator(new GZIPOutputStream(packed));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void columns(List<String> names) {
        json.writeStartArray();
        line(names);
    }

    void row(List<Cell> cells) {
        if (!small) {
            return;
        }
        rows++;
        small = rows <= MOST_ROWS && packed.size() <= MOST_BYTES;
        if (small) {
            line(cells.stream().map(Cell::plain).toList());
        }
    }

    private void line(List<String> texts) {
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Empty when it was not small. */
    Optional<byte[]> packed() {
        if (!small) {
            return Optional.empty();
        }
        json.writeEndArray();
        json.close();
        return Optional.of(packed.toByteArray());
    }
}
