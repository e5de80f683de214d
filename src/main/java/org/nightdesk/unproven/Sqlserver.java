package org.nightdesk.unproven;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.dialect.Hosts;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Plan;
import org.nightdesk.dialect.Product;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Trouble;
import org.nightdesk.dialect.Values;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/**
 * SQL Server, by its makers' documentation alone: docs/decisions/0027. It has no transaction that only reads; that nothing is written is up to the login, the reader and the roll-back.
 * Properties: learn.microsoft.com/sql/connect/jdbc/setting-the-connection-properties.
 */
@Component
class Sqlserver implements Dialect {

    /** {@code SQLServerConnection.TRANSACTION_SNAPSHOT}: learn.microsoft.com/sql/connect/jdbc/understanding-isolation-levels. */
    private static final int SNAPSHOT = 0x1000;

    /** {@code microsoft.sql.Types}: DATETIMEOFFSET, GEOMETRY and GEOGRAPHY. */
    private static final int DATETIMEOFFSET = -155;

    private static final Set<Integer> SHAPES = Set.of(-157, -158);

    private static final String DATABASE = "[\\p{L}\\p{N}_$.-]+";

    private static final String VIEWS =
            "select name from sys.objects where type in ('V', 'IF', 'TF', 'FT') and lower(name) in (%s)";

    private final Hosts hosts;
    private final Drivers drivers;
    private final Open open = new Open();

    Sqlserver(Hosts hosts, Drivers drivers) {
        this.hosts = hosts;
        this.drivers = drivers;
    }

    @Override
    public Product product() {
        return Product.SQLSERVER;
    }

    @Override
    public Connection open(Address address, String password, String name) throws SQLException {
        if (!address.database().matches(DATABASE)) {
            throw Refused.invalid("database", "Name the database by letters, digits, _, $, dots and hyphens.");
        }
        var driver = drivers.of(Product.SQLSERVER);
        return hosts.first(
                address.host(),
                one -> open.connect(
                        driver, "jdbc:sqlserver://", properties(address, one, password, name), address, name));
    }

    private static Properties properties(Address address, InetAddress host, String password, String name) {
        Properties properties = new Properties();
        properties.setProperty("serverName", host.getHostAddress());
        properties.setProperty("portNumber", Integer.toString(address.port()));
        properties.setProperty("databaseName", address.database());
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("applicationName", name);
        properties.setProperty("applicationIntent", "ReadOnly");
        properties.setProperty("encrypt", "true");
        properties.setProperty("trustServerCertificate", "true");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "960000");
        properties.setProperty("lockTimeout", "2000");
        properties.setProperty("connectRetryCount", "0");
        properties.setProperty("quotedIdentifier", "ON");
        properties.setProperty("responseBuffering", "adaptive");
        return properties;
    }

    /** Only on this node: to end another's connection needs a right that a login which only reads has not. */
    @Override
    public void end(Address address, String password, String names) throws SQLException {
        open.end(address, names);
    }

    @Override
    public Account account(Address address, String password) {
        try (Connection connection = open(address, password, "nightdesk account check")) {
            return SqlserverAccount.of(connection);
        } catch (SQLException failed) {
            throw Hosts.out(failed);
        }
    }

    @Override
    public Sql read(String written) {
        return Reading.read(Rules.SQLSERVER, written);
    }

    // A snapshot where the database keeps one: it locks nothing.
    @Override
    public Instant begin(Connection connection, Duration most, boolean file) throws SQLException {
        connection.setTransactionIsolation(hasSnapshots(connection) ? SNAPSHOT : Connection.TRANSACTION_READ_COMMITTED);
        Guarded.behind(connection).begin(most);
        try (var statement = connection.createStatement()) {
            for (String set : List.of(
                    "set quoted_identifier on",
                    "set lock_timeout 2000",
                    "set dateformat ymd",
                    "set deadlock_priority low")) {
                statement.execute(set);
            }
            try (ResultSet row = statement.executeQuery("""
                    select cast(datediff_big(millisecond, '1970-01-01', sysutcdatetime()) as bigint),
                           case when @@lock_timeout = 2000 and @@options & 256 = 256 and @@options & 2 = 2 then 1 else 0 end
                    """)) {
                row.next();
                if (row.getInt(2) != 1) {
                    throw Refused.conflict("The database did not take the settings of a run.");
                }
                return Instant.ofEpochMilli(row.getLong(1));
            }
        }
    }

    private static boolean hasSnapshots(Connection connection) throws SQLException {
        return Asked.words(
                        connection,
                        "select cast(snapshot_isolation_state as varchar(9)) from sys.databases where name = db_name()")
                .contains("1");
    }

    // A synonym may stand for a table of another server.
    @Override
    public Plan check(Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        Words words = Words.of(Rules.SQLSERVER, sql.text(" :value "));
        Set<String> names = Reading.names(words);
        List<String> synonyms =
                Asked.about(connection, "select name from sys.synonyms where lower(name) in (%s)", names);
        if (!synonyms.isEmpty()) {
            throw Sql.refused(synonyms.getFirst() + " is a synonym, which may stand for another server’s table. "
                    + "Name the table itself.");
        }
        boolean more =
                !personal.isEmpty() && !Asked.about(connection, VIEWS, names).isEmpty();
        return new Unfollowed(words, personal, more);
    }

    @Override
    public PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException {
        return sql.prepare(connection, "", values);
    }

    @Override
    public String written(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*")
                        && !Rules.SQLSERVER.isRefused(name.toLowerCase(java.util.Locale.ROOT))
                ? name
                : Rules.SQLSERVER.quoted(name);
    }

    @Override
    public Kind kind(ResultSetMetaData data, int column) throws SQLException {
        int type = data.getColumnType(column);
        if (SHAPES.contains(type)) {
            return Kind.BYTES;
        }
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.DECIMAL, Types.NUMERIC, Types.DOUBLE, Types.REAL, Types.FLOAT -> Kind.DECIMAL;
            case Types.BIT -> Kind.TRUTH;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP -> Kind.LOCAL_MOMENT;
            case DATETIMEOFFSET -> Kind.MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    @Override
    public byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Numbers: learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors. */
    @Override
    public Trouble trouble(SQLException failure) {
        if (failure instanceof SQLTimeoutException) {
            return Trouble.LATE;
        }
        String state = String.valueOf(failure.getSQLState());
        return switch (failure.getErrorCode()) {
            case 1222, 1205 -> Trouble.LOCKED;
            case 3906 -> Trouble.WRITES;
            default -> state.equals("HY008") ? Trouble.ENDED : state.startsWith("08") ? Trouble.LOST : Trouble.OTHER;
        };
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
