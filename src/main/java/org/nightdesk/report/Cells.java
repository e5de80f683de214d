package org.nightdesk.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.sheet.Cell;

/** Reads a row as typed cells. What no sheet has a type for, infinite dates among it, is text. */
final class Cells {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d [^B]*");

    private static final Set<Integer> FIGURES = Set.of(
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DOUBLE,
            Types.REAL,
            Types.BIT,
            Types.BOOLEAN);

    private final ResultSet rows;
    private Set<Integer> masked = Set.of();
    private UnaryOperator<byte[]> digesting = text -> text;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();

    Cells(ResultSet rows) throws SQLException {
        this.rows = rows;
        ResultSetMetaData data = rows.getMetaData();
        for (int column = 1; column <= data.getColumnCount(); column++) {
            names.add(data.getColumnLabel(column));
            types.add(
                    "timestamptz".equals(data.getColumnTypeName(column))
                            ? Types.TIMESTAMP_WITH_TIMEZONE
                            : data.getColumnType(column));
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    ResultSet rows() {
        return rows;
    }

    /** The places of the columns that hold numbers or truths, the first 0. */
    Set<Integer> figures() {
        return IntStream.range(0, types.size())
                .filter(column -> FIGURES.contains(types.get(column)))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** From now on these columns give a short name instead of each value, by its digest. */
    void mask(Set<Integer> columns, UnaryOperator<byte[]> digest) {
        masked = columns;
        digesting = digest;
    }

    List<Cell> row() throws SQLException {
        List<Cell> cells = new ArrayList<>(types.size());
        for (int column = 1; column <= types.size(); column++) {
            cells.add(masked.contains(column - 1) ? masked(column) : cell(column, types.get(column - 1)));
        }
        return cells;
    }

    private Cell masked(int column) throws SQLException {
        String text = rows.getString(column);
        return text == null
                ? Cell.NOTHING
                : new Cell.Text("masked "
                        + HexFormat.of().formatHex(digesting.apply(text.getBytes(StandardCharsets.UTF_8)), 0, 4));
    }

    private Cell cell(int column, int type) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            return Cell.NOTHING;
        }
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new Cell.Number(Long.parseLong(text));
            case Types.NUMERIC, Types.DOUBLE, Types.REAL -> decimal(text);
            case Types.BIT, Types.BOOLEAN ->
                text.length() == 1 ? new Cell.Truth(rows.getBoolean(column)) : new Cell.Text(text);
            case Types.DATE -> DAY.matcher(text).matches() ? new Cell.Day(LocalDate.parse(text)) : new Cell.Text(text);
            case Types.TIMESTAMP ->
                MOMENT.matcher(text).matches()
                        ? new Cell.LocalMoment(rows.getObject(column, LocalDateTime.class))
                        : new Cell.Text(text);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                MOMENT.matcher(text).matches()
                        ? new Cell.Moment(
                                rows.getObject(column, OffsetDateTime.class).toInstant())
                        : new Cell.Text(text);
            default -> new Cell.Text(text);
        };
    }

    // Neither NaN nor an infinite number ends with a digit.
    private static Cell decimal(String text) {
        return Character.isDigit(text.charAt(text.length() - 1))
                ? new Cell.Decimal(new BigDecimal(text))
                : new Cell.Text(text);
    }
}
