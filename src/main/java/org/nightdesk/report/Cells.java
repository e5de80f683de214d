package org.nightdesk.report;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Masked;
import org.nightdesk.sheet.Cell;

/** Reads a row as typed cells. What no sheet has a type for, infinite dates among it, is text. */
final class Cells {

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d(:\\d\\d){0,2}$");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d [^B]*");

    private final ResultSet rows;
    private final Dialect dialect;
    private Masked masked = Masked.NOTHING;
    private UnaryOperator<byte[]> digesting = text -> text;
    private final List<String> names = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final boolean[] hidden;
    private long letters;

    Cells(ResultSet rows, Dialect dialect) throws SQLException {
        this.rows = rows;
        this.dialect = dialect;
        ResultSetMetaData data = rows.getMetaData();
        for (int column = 1; column <= data.getColumnCount(); column++) {
            names.add(data.getColumnLabel(column));
            kinds.add(dialect.kind(data, column));
        }
        hidden = new boolean[kinds.size()];
    }

    List<String> names() {
        return List.copyOf(names);
    }

    ResultSet rows() {
        return rows;
    }

    List<Kind> kinds() {
        return kinds;
    }

    boolean isStreaming() {
        return dialect.isStreaming();
    }

    /** How many there were so far. */
    long letters() {
        return letters;
    }

    /** From now on these columns give a short name instead of each value, by its digest, or the same word whatever it is. */
    void mask(Masked columns, UnaryOperator<byte[]> digest) {
        masked = columns;
        columns.all().forEach(column -> hidden[column] = true);
        digesting = digest;
    }

    List<String> maskedNames() {
        return masked.all().stream().sorted().map(names::get).toList();
    }

    List<Cell> row() throws SQLException {
        List<Cell> cells = new ArrayList<>(kinds.size());
        for (int column = 1; column <= kinds.size(); column++) {
            cells.add(hidden[column - 1] ? masked(column) : cell(column, kinds.get(column - 1)));
        }
        return cells;
    }

    private Cell masked(int column) throws SQLException {
        String text = dialect.text(rows, column);
        letters += text == null ? 0 : text.length();
        if (!masked.kept().contains(column - 1)) {
            return new Cell.Text("masked");
        }
        return text == null
                ? Cell.NOTHING
                : new Cell.Text("masked "
                        + HexFormat.of().formatHex(digesting.apply(text.getBytes(StandardCharsets.UTF_8)), 0, 4));
    }

    private Cell cell(int column, Kind kind) throws SQLException {
        return switch (kind) {
            case WHOLE, DECIMAL, DAY, TEXT -> plain(column, kind);
            case TRUTH, LOCAL_MOMENT, MOMENT, BYTES -> other(column, kind);
        };
    }

    // Neither NaN nor an infinite number is a figure, nor what has its currency beside it. MariaDB keeps days that
    // never were, such as the thirtieth of February; PostgreSQL some that are infinite or before Christ.
    private Cell plain(int column, Kind kind) throws SQLException {
        byte[] utf8 = dialect.utf8(rows, column);
        if (utf8 == null) {
            return Cell.NOTHING;
        }
        letters += utf8.length;
        try {
            return switch (kind) {
                case WHOLE -> Cell.Number.read(utf8);
                case DECIMAL -> Cell.Decimal.read(utf8);
                case DAY -> Cell.Day.read(utf8);
                default -> Cell.Text.read(utf8);
            };
        } catch (NumberFormatException | DateTimeException other) {
            return Cell.Text.read(utf8);
        }
    }

    private Cell other(int column, Kind kind) throws SQLException {
        String text = dialect.text(rows, column);
        if (text == null) {
            return Cell.NOTHING;
        }
        letters += text.length();
        return switch (kind) {
            case TRUTH -> text.length() == 1 ? new Cell.Truth(rows.getBoolean(column)) : new Cell.Text(text);
            case LOCAL_MOMENT -> local(text).<Cell>map(Cell.LocalMoment::new).orElseGet(() -> new Cell.Text(text));
            case MOMENT -> moment(text, column);
            default -> new Cell.Text("\\x" + HexFormat.of().formatHex(rows.getBytes(column)));
        };
    }

    private Cell moment(String text, int column) throws SQLException {
        if (!MOMENT.matcher(text).matches()) {
            return new Cell.Text(text);
        }
        // A time stamp without an offset is in the session's zone, which we set.
        return OFFSET.matcher(text).find()
                ? new Cell.Moment(rows.getObject(column, OffsetDateTime.class).toInstant())
                : local(text)
                        .<Cell>map(at -> new Cell.Moment(at.toInstant(ZoneOffset.UTC)))
                        .orElseGet(() -> new Cell.Text(text));
    }

    private static Optional<LocalDateTime> local(String text) {
        if (!MOMENT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeParseException never) {
            return Optional.empty();
        }
    }
}
