package org.nightdesk.mariadb;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Hosts;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Plan;
import org.nightdesk.dialect.Product;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Trouble;
import org.nightdesk.dialect.Values;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** MariaDB, whose driver comes from the folder. Why it is done like this: docs/decisions/0024. */
@Component
class Mariadb implements Dialect {

    /** So much longer the server lets a file's statement live, whose time there goes on while its reader reads. */
    static final Duration READING = Duration.ofMinutes(10);

    /** What texts and quotes are to our reader, they are on a server in these modes. */
    static final String MODES = "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private final MariadbServer server;

    Mariadb(MariadbServer server) {
        this.server = server;
    }

    @Override
    public Product product() {
        return Product.MARIADB;
    }

    @Override
    public Connection open(Address address, String password, String name) throws SQLException {
        return Connections.named(server.connect(address, password), name);
    }

    @Override
    public void end(Address address, String password, String names) throws SQLException {
        try (Connection connection = server.connect(address, password)) {
            Connections.end(connection, names);
        }
    }

    @Override
    public Account account(Address address, String password) {
        try (Connection connection = server.connect(address, password)) {
            return MariadbAccount.of(connection);
        } catch (SQLException failed) {
            throw Hosts.out(failed);
        }
    }

    @Override
    public Sql read(String written) {
        return MariadbReader.read(written);
    }

    // Read only as the session's habit and as this transaction's; with a snapshot, so that the time it answers is the
    // time of what it sees. Our reader knows texts and quotes as they are under these modes and this encoding only.
    @Override
    public Instant begin(Connection connection, Duration most, boolean file) throws SQLException {
        Duration time = file ? most.plus(READING) : most;
        try (var statement = connection.createStatement()) {
            statement.execute("set names utf8mb4");
            statement.execute("""
                    set session sql_mode = '%s', time_zone = '+00:00',
                        max_statement_time = %d, lock_wait_timeout = 2, innodb_lock_wait_timeout = 2, net_write_timeout = 60,
                        idle_transaction_timeout = 60, idle_readonly_transaction_timeout = 60, tx_isolation = 'REPEATABLE-READ', tx_read_only = 1
                    """.formatted(MODES, time.toSeconds()));
            statement.execute("start transaction with consistent snapshot, read only");
        }
        return first(connection);
    }

    private static Instant first(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select unix_timestamp(now(6)) * 1000 as millis,
                               @@in_transaction = 1 and @@tx_read_only = 1 and @@max_statement_time > 0
                               and @@character_set_client = 'utf8mb4'
                               and @@sql_mode = '%s' as safe
                        """.formatted(MODES))) {
            row.next();
            if (!row.getBoolean("safe")) {
                throw Refused.conflict("The database did not open a transaction that only reads.");
            }
            return Instant.ofEpochMilli(row.getBigDecimal("millis").longValue());
        }
    }

    @Override
    public Plan check(Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        return MariadbGate.check(Kin.MARIADB, connection, sql, values, most, personal);
    }

    @Override
    public PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException {
        return sql.prepare(connection, "", values);
    }

    @Override
    public String written(String name) {
        return quoted(name);
    }

    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
    }

    @Override
    public Kind kind(ResultSetMetaData data, int column) throws SQLException {
        return kindOf(data, column);
    }

    static Kind kindOf(ResultSetMetaData data, int column) throws SQLException {
        return switch (data.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Kind.WHOLE;
            case Types.BIGINT -> data.isSigned(column) ? Kind.WHOLE : Kind.DECIMAL;
            case Types.DECIMAL, Types.NUMERIC, Types.DOUBLE, Types.REAL, Types.FLOAT -> Kind.DECIMAL;
            case Types.BIT, Types.BOOLEAN -> Kind.TRUTH;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP ->
                "TIMESTAMP".equals(data.getColumnTypeName(column)) ? Kind.MOMENT : Kind.LOCAL_MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    @Override
    public byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Trouble trouble(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1969 -> Trouble.LATE;
            case 1317, 1927 -> Trouble.ENDED;
            case 1205 -> Trouble.LOCKED;
            case 1792 -> Trouble.WRITES;
            default -> String.valueOf(failure.getSQLState()).startsWith("08") ? Trouble.LOST : Trouble.OTHER;
        };
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
