package org.nightdesk.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** PostgreSQL, whose driver we carry anyway. */
@Component
class Postgres implements Dialect {

    private static final String CONNECT_SECONDS = "5";

    /** Longer than any statement may take; a server that is gone holds nobody for ever. */
    private static final String SOCKET_SECONDS = "960";

    private final Hosts hosts;

    Postgres(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Product product() {
        return Product.POSTGRESQL;
    }

    /** {@code name} is how the server's list of activity calls it. */
    @Override
    public Connection open(Address address, String password, String name) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("maxResultBuffer", "64M");
        properties.setProperty("binaryTransfer", "false");
        return DriverManager.getConnection(
                address.own().map(own -> without(own, properties)).orElseGet(() -> url(address)), properties);
    }

    // What an address says goes before what is set beside it.
    private static String without(String url, Properties set) {
        int question = url.indexOf('?');
        if (question < 0) {
            return url;
        }
        return url.substring(0, question + 1)
                + Stream.of(url.substring(question + 1).split("&"))
                        .filter(one -> !set.containsKey(one.replaceFirst("=.*", "")))
                        .collect(Collectors.joining("&"));
    }

    private String url(Address address) {
        String all = hosts.of(address.host()).stream()
                .map(one -> Hosts.written(one) + ":" + address.port())
                .collect(Collectors.joining(","));
        return "jdbc:postgresql://" + all + "/" + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    }

    @Override
    public void end(Address address, String password, String names) throws SQLException {
        try (Connection connection = open(address, password, "nightdesk cancel");
                var statement = connection.prepareStatement("""
                        select pg_terminate_backend(pid)
                          from pg_stat_activity
                         where application_name like ? and usename = current_user and datname = current_database()
                           and pid <> pg_backend_pid()
                        """)) {
            statement.setString(1, names);
            statement.executeQuery();
        }
    }

    @Override
    public Account account(Address address, String password) {
        try (Connection connection = open(address, password, "nightdesk account check")) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            return PostgresAccount.of(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException failed) {
            throw Hosts.out(failed);
        }
    }

    @Override
    public Sql read(String written) {
        return PostgresReader.read(written);
    }

    // Our own first statement opens the transaction: from then on nothing can make it one that writes. The second has
    // the server look whether
    // we are still there, where it can: the statement of a node that died does not go on.
    @Override
    public Instant begin(Connection connection, Duration most, boolean file) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (PreparedStatement first = connection.prepareStatement("""
                select now() as as_of, current_setting('transaction_read_only') = 'on' as safe,
                       set_config('statement_timeout', ?, true), set_config('lock_timeout', '2s', true),
                       set_config('idle_in_transaction_session_timeout', '60s', true),
                       set_config('standard_conforming_strings', 'on', true)
                """)) {
            first.setString(1, most.toMillis() + "ms");
            try (ResultSet row = first.executeQuery()) {
                row.next();
                if (!row.getBoolean("safe")) {
                    throw Refused.conflict("The database did not open a transaction that only reads.");
                }
                Instant asOf = row.getObject("as_of", OffsetDateTime.class).toInstant();
                noticeDeath(connection);
                return asOf;
            }
        }
    }

    private static void noticeDeath(Connection connection) throws SQLException {
        try (PreparedStatement setting = connection.prepareStatement("""
                select set_config(name, '1s', true)
                  from pg_catalog.pg_settings
                 where name = 'client_connection_check_interval' and version() like '%linux%'
                """)) {
            setting.executeQuery().close();
        }
    }

    @Override
    public Plan check(Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        return PostgresGate.check(connection, sql, values, most, personal);
    }

    @Override
    public PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException {
        return prepare(connection, "", sql, values);
    }

    static PreparedStatement prepare(Connection connection, String before, Sql sql, Values values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(before + sql.text());
        int index = 0;
        for (String name : sql.order()) {
            index++;
            if (values.of(name) instanceof List<?> list) {
                statement.setArray(index, connection.createArrayOf("text", list.toArray()));
            } else {
                statement.setObject(index, values.of(name));
            }
        }
        return statement;
    }

    @Override
    public String written(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public Kind kind(ResultSetMetaData data, int column) throws SQLException {
        if ("timestamptz".equals(data.getColumnTypeName(column))) {
            return Kind.MOMENT;
        }
        return switch (data.getColumnType(column)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.NUMERIC, Types.DOUBLE, Types.REAL -> Kind.DECIMAL;
            case Types.BIT, Types.BOOLEAN -> Kind.TRUTH;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP -> Kind.LOCAL_MOMENT;
            case Types.BINARY -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    // The driver hands out what the server wrote, which is UTF-8 on every connection of its, unless a column is binary.
    @Override
    public byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException {
        return rows.getBytes(column);
    }

    @Override
    public Trouble trouble(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "57014" -> Trouble.LATE;
            case "57P01" -> Trouble.ENDED;
            case "25P03" -> Trouble.UNREAD;
            case "55P03" -> Trouble.LOCKED;
            case "25006" -> Trouble.WRITES;
            default -> Trouble.OTHER;
        };
    }

    @Override
    public boolean isStreaming() {
        return false;
    }
}
