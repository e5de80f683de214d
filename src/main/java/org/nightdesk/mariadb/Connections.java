package org.nightdesk.mariadb;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.subject.Refused;

/**
 * What both products do with connections. A connection has no name there that others see; what they do see is who holds a lock of that name, so a connection is found by
 * the lock it took.
 */
final class Connections {

    static final String CONNECT_MILLIS = "5000";

    /** Longer than any statement may take; a server that is gone holds nobody for ever. */
    static final String SOCKET_MILLIS = "960000";

    /** Nothing else in a name could end the database in an address. */
    private static final String DATABASE = "[\\p{L}\\p{N}_$-]+";

    private Connections() {}

    static void checkDatabase(Address address) {
        if (!address.database().matches(DATABASE)) {
            throw Refused.invalid("database", "Name the database by letters, digits, _, $ and hyphens.");
        }
    }

    static Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not know " + url);
        }
        return connection;
    }

    /** The same, under that name; closed when it cannot have it. */
    static Connection named(Connection connection, String name) throws SQLException {
        if (!name.startsWith(Dialect.RUN)) {
            return connection;
        }
        try (PreparedStatement lock = connection.prepareStatement("select get_lock(?, 0)")) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (row.getInt(1) == 1) {
                    return connection;
                }
            }
            throw Refused.conflict("Another run has this number on that server. Try again.");
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** One by its lock; all of our login in this database when the name ends with a percent sign. */
    static void end(Connection connection, String names) throws SQLException {
        for (long id : names.endsWith("%") ? all(connection) : one(connection, names)) {
            kill(connection, id);
        }
    }

    private static List<Long> one(Connection connection, String name) throws SQLException {
        try (PreparedStatement holder = connection.prepareStatement(
                "select id from (select is_used_lock(?) as id) held where id is not null")) {
            holder.setString(1, name);
            return ids(holder);
        }
    }

    private static List<Long> all(Connection connection) throws SQLException {
        try (PreparedStatement ours = connection.prepareStatement("""
                select id
                  from information_schema.processlist
                 where user = substring_index(user(), '@', 1) and db = database() and id <> connection_id()
                """)) {
            return ids(ours);
        }
    }

    private static List<Long> ids(PreparedStatement asked) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = asked.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    // With its connection, as what is read of a stream has no statement to break off. One that has ended meanwhile is
    // as was wanted.
    private static void kill(Connection connection, long id) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("kill connection " + id);
        } catch (SQLException gone) {
            if (gone.getErrorCode() != 1094) {
                throw gone;
            }
        }
    }
}
