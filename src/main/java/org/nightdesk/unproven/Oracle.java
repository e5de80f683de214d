package org.nightdesk.unproven;

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
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
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

/** Oracle, by its maker's documentation alone: docs/decisions/0027. Properties: those of {@code oracle.jdbc.OracleConnection}. */
@Component
class Oracle implements Dialect {

    /** {@code oracle.jdbc.OracleTypes}. */
    private static final int BINARY_FLOAT = 100;

    private static final int BINARY_DOUBLE = 101;
    private static final int ZONED = -101;
    private static final int ZONED_HERE = -102;

    private static final String DATABASE = "[A-Za-z0-9_$#.-]+";
    private static final int LONGEST_NAME = 48;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx");

    private final Hosts hosts;
    private final Drivers drivers;
    private final Open open = new Open();

    Oracle(Hosts hosts, Drivers drivers) {
        this.hosts = hosts;
        this.drivers = drivers;
    }

    @Override
    public Product product() {
        return Product.ORACLE;
    }

    @Override
    public Connection open(Address address, String password, String name) throws SQLException {
        if (!address.database().matches(DATABASE)) {
            throw Refused.invalid("database", "Name the service by letters, digits, _, $, #, dots and hyphens.");
        }
        var driver = drivers.of(Product.ORACLE);
        return hosts.first(
                address.host(),
                one -> open.connect(
                        driver,
                        "jdbc:oracle:thin:@//" + Hosts.written(one) + ":" + address.port() + "/" + address.database(),
                        properties(address, password, name),
                        address,
                        name));
    }

    private static Properties properties(Address address, String password, String name) {
        Properties properties = new Properties();
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("v$session.program", name.substring(0, Math.min(LONGEST_NAME, name.length())));
        properties.setProperty("oracle.net.CONNECT_TIMEOUT", "5000");
        properties.setProperty("oracle.jdbc.ReadTimeout", "960000");
        properties.setProperty("oracle.net.keepAlive", "true");
        properties.setProperty("oracle.net.encryption_client", "REQUESTED");
        properties.setProperty("oracle.jdbc.implicitStatementCacheSize", "0");
        properties.setProperty("processEscapes", "false");
        return properties;
    }

    /** Only on this node: to end another's session needs a right that a login which only reads has not. */
    @Override
    public void end(Address address, String password, String names) throws SQLException {
        open.end(address, names);
    }

    @Override
    public Account account(Address address, String password) {
        try (Connection connection = open(address, password, "nightdesk account check")) {
            return OracleAccount.of(connection);
        } catch (SQLException failed) {
            throw Hosts.out(failed);
        }
    }

    @Override
    public Sql read(String written) {
        return Reading.read(Rules.ORACLE, written);
    }

    // The session's settings first: a transaction that only reads begins with its own statement (SQL Language
    // Reference, SET TRANSACTION), and shows all as it was then.
    @Override
    public Instant begin(Connection connection, Duration most, boolean file) throws SQLException {
        Guarded.behind(connection).begin(most);
        try (var statement = connection.createStatement()) {
            statement.execute("alter session set time_zone = '+00:00'");
            statement.execute("alter session set nls_date_format = 'YYYY-MM-DD HH24:MI:SS'");
            statement.execute("set transaction read only");
            try (ResultSet row = statement.executeQuery(
                    "select to_char(sys_extract_utc(systimestamp), 'YYYY-MM-DD\"T\"HH24:MI:SS.FF3\"Z\"') from dual")) {
                row.next();
                return Instant.parse(String.valueOf(row.getString(1)));
            }
        }
    }

    @Override
    public Plan check(Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        Words words = Words.of(Rules.ORACLE, sql.text(" :value "));
        return new Unfollowed(words, personal, OracleCatalog.isMoreThanTables(connection, words));
    }

    @Override
    public PreparedStatement prepare(Connection connection, Sql sql, Values values) throws SQLException {
        return sql.prepare(connection, "", values);
    }

    @Override
    public String columns() {
        return """
                select owner as table_schema, table_name, column_name
                  from all_tab_columns
                 where owner not in (select username from all_users where oracle_maintained = 'Y')
                 order by owner, table_name, column_id
                """;
    }

    @Override
    public String written(String name) {
        return name.matches("[A-Z][A-Z0-9_$#]*") && !Rules.ORACLE.isRefused(name.toLowerCase(java.util.Locale.ROOT))
                ? name.toLowerCase(java.util.Locale.ROOT)
                : Rules.ORACLE.quoted(name);
    }

    @Override
    public Kind kind(ResultSetMetaData data, int column) throws SQLException {
        return switch (data.getColumnType(column)) {
            case Types.NUMERIC, Types.DECIMAL ->
                data.getScale(column) == 0 && data.getPrecision(column) > 0 ? Kind.WHOLE : Kind.DECIMAL;
            case Types.FLOAT, Types.DOUBLE, BINARY_FLOAT, BINARY_DOUBLE -> Kind.DECIMAL;
            case Types.DATE, Types.TIMESTAMP -> Kind.LOCAL_MOMENT;
            case ZONED, ZONED_HERE, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    // As a text a number may lose the nought before its point.
    @Override
    public byte @Nullable [] utf8(ResultSet rows, int column) throws SQLException {
        int type = rows.getMetaData().getColumnType(column);
        String text;
        if (type == Types.NUMERIC || type == Types.DECIMAL) {
            var number = rows.getBigDecimal(column);
            text = number == null ? null : number.toPlainString();
        } else {
            text = rows.getString(column);
        }
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    // The driver writes moments without leading noughts, and has no text for a blob.
    @Override
    public @Nullable String text(ResultSet rows, int column) throws SQLException {
        return switch (kind(rows.getMetaData(), column)) {
            case MOMENT -> {
                OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
                yield at == null ? null : MOMENT.format(at);
            }
            case BYTES -> {
                byte[] bytes = rows.getBytes(column);
                yield bytes == null ? null : " ".repeat(bytes.length);
            }
            default -> rows.getString(column);
        };
    }

    /** Numbers: Oracle's "Database Error Messages". */
    @Override
    public Trouble trouble(SQLException failure) {
        if (failure instanceof SQLTimeoutException) {
            return Trouble.LATE;
        }
        return switch (failure.getErrorCode()) {
            case 1013, 28, 1012 -> Trouble.ENDED;
            case 54, 30006, 60 -> Trouble.LOCKED;
            case 1456, 16000 -> Trouble.WRITES;
            case 3113, 3114, 3135, 17002, 17008, 17410 -> Trouble.LOST;
            default -> String.valueOf(failure.getSQLState()).startsWith("08") ? Trouble.LOST : Trouble.OTHER;
        };
    }

    @Override
    public boolean isStreaming() {
        return false;
    }
}
