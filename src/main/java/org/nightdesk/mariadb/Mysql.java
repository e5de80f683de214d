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

/** MySQL, whose driver comes from the folder: MariaDB's ways, but for what the two have learned apart. Why it is done like this: docs/decisions/0024. */
@Component
class Mysql implements Dialect {

    private final MysqlServer server;

    Mysql(MysqlServer server) {
        this.server = server;
    }

    @Override
    public Product product() {
        return Product.MYSQL;
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
            return MysqlAccount.of(connection);
        } catch (SQLException failed) {
            throw Hosts.out(failed);
        }
    }

    @Override
    public Sql read(String written) {
        return MariadbReader.read(written);
    }

    // As on MariaDB. That the transaction is open MySQL does not tell; that each one of this session only reads it
    // does.
    // Who waits idle is cut off by wait_timeout, which has no kind for transactions.
    @Override
    public Instant begin(Connection connection, Duration most, boolean file) throws SQLException {
        Duration time = file ? most.plus(Mariadb.READING) : most;
        try (var statement = connection.createStatement()) {
            statement.execute("set names utf8mb4");
            statement.execute("""
                    set session sql_mode = '%s', time_zone = '+00:00',
                        max_execution_time = %d, lock_wait_timeout = 2, innodb_lock_wait_timeout = 2, net_write_timeout = 60,
                        wait_timeout = 60, transaction_isolation = 'REPEATABLE-READ', transaction_read_only = 1
                    """.formatted(Mariadb.MODES, time.toMillis()));
            statement.execute("start transaction with consistent snapshot, read only");
        }
        return first(connection);
    }

    private static Instant first(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select unix_timestamp(now(6)) * 1000 as millis,
                               @@transaction_read_only = 1 and @@max_execution_time > 0
                               and @@character_set_client = 'utf8mb4' and @@sql_mode = '%s' as safe
                        """.formatted(Mariadb.MODES))) {
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
        return MariadbGate.check(Kin.MYSQL, connection, sql, values, most, personal);
    }

    @Override
    public PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException {
        return sql.prepare(connection, "", values);
    }

    @Override
    public String written(String name) {
        return Mariadb.quoted(name);
    }

    @Override
    public Kind kind(ResultSetMetaData data, int column) throws SQLException {
        return Mariadb.kindOf(data, column);
    }

    // Its driver loses the sign of a time, or the days in it, but for the bytes as they came.
    @Override
    public byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException {
        if (rows.getMetaData().getColumnType(column) == Types.TIME) {
            byte[] sent = rows.getBytes(column);
            return sent == null ? null : MysqlTime.of(sent).getBytes(StandardCharsets.UTF_8);
        }
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Trouble trouble(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 3024 -> Trouble.LATE;
            case 1317, 1053 -> Trouble.ENDED;
            case 1205 -> Trouble.LOCKED;
            case 1792 -> Trouble.WRITES;
            default -> String.valueOf(failure.getSQLState()).startsWith("08") ? Trouble.LOST : Trouble.OTHER;
        };
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    /** By this number, and by no other, its driver gives rows on as they come. */
    @Override
    public int fetched() {
        return Integer.MIN_VALUE;
    }
}
