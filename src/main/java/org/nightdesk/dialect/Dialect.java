package org.nightdesk.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is different between database products; the guards of docs/decisions/0021, in the words of each. */
public interface Dialect {

    /** How the names of connections begin that are ended by them. */
    String RUN = "nightdesk run ";

    /** How many rows come at first, of those that do not stream. */
    int PORTION = 200;

    Product product();

    /** A connection of its own, which the caller closes. {@code name} is what {@link #end} finds it by, if it begins with {@link #RUN}. */
    Connection open(Address address, String password, String name) throws SQLException;

    /** Ends, by a connection of its own, what our login is doing there under a name like this (of SQL's {@code like}). */
    void end(Address address, String password, String names) throws SQLException;

    /** Refused, in the server's words, when the login does not get in. Waits for the server: no transaction is open meanwhile. */
    Account account(Address address, String password);

    /** Refused when it is not one statement that reads. */
    Sql read(String written);

    /**
     * Opens a transaction that nothing can make one that writes, with the server's time-outs set, and answers the server's own time. {@code file}: a reader
     * may take his time.
     */
    Instant begin(Connection connection, Duration most, boolean file) throws SQLException;

    /**
     * Refused, saying why, when the statement must not run; else what it means to do, at a cost of at most {@code most}. Nothing is executed.
     * {@code personal}: names of columns in small letters, each by itself or behind its table's and a point.
     */
    Plan check(Connection connection, Sql sql, Values values, double most, List<String> personal) throws SQLException;

    /** With its values bound. The statement lives as long as its connection. */
    PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException;

    /** A table's or a column's name as it stands in a statement. */
    String written(String name);

    Kind kind(ResultSetMetaData data, int column) throws SQLException;

    /** What stands in a column of {@link Kind#WHOLE}, {@link Kind#DECIMAL}, {@link Kind#DAY} or {@link Kind#TEXT}, as UTF-8; null for SQL's null. */
    byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException;

    /** What stands in a column of another kind, as its driver writes it; null for SQL's null. */
    default @Nullable String text(ResultSet rows, int column) throws SQLException {
        return rows.getString(column);
    }

    /** Asks for the schema, the table and the name of each column that the login sees, table by table, but for those that the product brings itself. */
    default String columns() {
        return """
                select table_schema, table_name, column_name
                  from information_schema.columns
                 where table_schema not in ('information_schema', 'pg_catalog', 'mysql', 'performance_schema', 'sys', 'INFORMATION_SCHEMA')
                 order by table_schema, table_name, ordinal_position
                """;
    }

    Trouble trouble(SQLException failure);

    /** All rows come in one stream, whose statement goes on for a while when its connection is closed; else as many at once as are asked for. */
    boolean isStreaming();

    /** What a statement's fetch size is before its first row, so that never all rows are held at once. */
    default int fetched() {
        return isStreaming() ? 1 : PORTION;
    }
}
