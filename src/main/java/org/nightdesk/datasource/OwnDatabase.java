package org.nightdesk.datasource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.nightdesk.database.Database;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.stereotype.Component;

/**
 * The program's own database as reports see it: where it is now, and a login that may read the schema {@code fact} and nothing else. The login is named after
 * the database, as several installations may share a server.
 */
@Component
class OwnDatabase {

    private static final String ENDING = "_figures";
    private static final int LONGEST_NAME = 63;

    private final Database database;

    OwnDatabase(Database database) {
        this.database = database;
    }

    /** As it is today: an embedded one changes its port, and a restored one its place. */
    Address address() {
        String url = database.address().url();
        Properties parts = Optional.ofNullable(Driver.parseURL(url, null)).orElseGet(Properties::new);
        String name = Objects.requireNonNullElse(PGProperty.PG_DBNAME.getOrDefault(parts), "");
        return new Address(
                Product.POSTGRESQL,
                Objects.requireNonNullElse(PGProperty.PG_HOST.getOrDefault(parts), ""),
                port(Objects.requireNonNullElse(PGProperty.PG_PORT.getOrDefault(parts), "")),
                name,
                login(name),
                Optional.of(url));
    }

    // Of several servers the first.
    private static int port(String ports) {
        String first = ports.replaceFirst(",.*", "");
        return first.matches("\\d{1,5}") ? Integer.parseInt(first) : Product.POSTGRESQL.port();
    }

    private static String login(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - ENDING.length())) + ENDING;
    }

    /** What an administrator of the database runs where the program may make no login; the program sees to all the rest. */
    String statement() {
        return "create role %s login password '…'".formatted(quoted(address().login()));
    }

    /** Makes the login if need be, and gives it this password. Fails where the program's own login may not. */
    void admit(String password) throws SQLException {
        String login = address().login();
        try (Connection connection = database.connect()) {
            run(connection, (exists(connection, login) ? "alter role " : "create role ") + quoted(login) + " login");
            connection.unwrap(PGConnection.class).alterUserPassword(login, password.toCharArray(), "scram-sha-256");
        }
    }

    /** Lets the login read all that is in the schema now; nothing is done when it may already. A later program's start does it again for what that program adds. */
    void grant() throws SQLException {
        String login = address().login();
        try (Connection connection = database.connect()) {
            if (exists(connection, login) && lacks(connection, login)) {
                run(
                        connection,
                        "grant usage on schema fact to %1$s; grant select on all tables in schema fact to %1$s"
                                .formatted(quoted(login)));
            }
        }
    }

    private static boolean exists(Connection connection, String login) throws SQLException {
        return is(connection, "select exists (select 1 from pg_catalog.pg_roles where rolname = ?)", login);
    }

    private static boolean lacks(Connection connection, String login) throws SQLException {
        return is(connection, """
                select not has_schema_privilege(login, 'fact', 'usage')
                       or exists (select 1
                                    from pg_catalog.pg_class
                                   where relnamespace = 'fact'::regnamespace
                                     and relkind in ('r', 'p', 'v', 'm')
                                     and not has_table_privilege(login, oid, 'select'))
                  from cast(? as name) as login
                """, login);
    }

    private static boolean is(Connection connection, String question, String login) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(question)) {
            asked.setString(1, login);
            try (ResultSet answer = asked.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
