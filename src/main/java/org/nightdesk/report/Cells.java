package org.nightdesk.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** Reads a row as typed cells. What no sheet has a type for, infinite dates among it, is text. */
final class Cells {

    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

    private final ResultSet rows;
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

    List<Cell> row() throws SQLException {
        List<Cell> cells = new ArrayList<>(types.size());
        for (int column = 1; column <= types.size(); column++) {
            cells.add(cell(column, types.get(column - 1)));
        }
        return cells;
    }

    private Cell cell(int column, int type) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            return Cell.NOTHING;
        }
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new Cell.Number(rows.getLong(column));
            case Types.NUMERIC, Types.DOUBLE, Types.REAL -> decimal(text);
            case Types.BIT, Types.BOOLEAN ->
                text.length() == 1 ? new Cell.Truth(rows.getBoolean(column)) : new Cell.Text(text);
            case Types.DATE -> text.matches(DAY) ? new Cell.Day(LocalDate.parse(text)) : new Cell.Text(text);
            case Types.TIMESTAMP ->
                text.matches(DAY + " [^B]*")
                        ? new Cell.LocalMoment(rows.getObject(column, LocalDateTime.class))
                        : new Cell.Text(text);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                text.matches(DAY + " [^B]*")
                        ? new Cell.Moment(
                                rows.getObject(column, OffsetDateTime.class).toInstant())
                        : new Cell.Text(text);
            default -> new Cell.Text(text);
        };
    }

    private static Cell decimal(String text) {
        return text.matches("-?[0-9.]+([eE][+-]?[0-9]{1,3})?")
                ? new Cell.Decimal(new BigDecimal(text))
                : new Cell.Text(text);
    }
}
