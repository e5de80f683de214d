package org.nightdesk.mariadb;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.dialect.Hosts;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/**
 * Connects to a MariaDB. A connection has no name there that others see; what they do see is who holds a lock of that name, so a connection is found by
 * the lock it took.
 */
@Component
class MariadbServer {

    private static final String CONNECT_MILLIS = "5000";

    /** Longer than any statement may take; a server that is gone holds nobody for ever. */
    private static final String SOCKET_MILLIS = "960000";

    /** Nothing else in a name could end the database in an address. */
    private static final String DATABASE = "[\\p{L}\\p{N}_$-]+";

    private final Hosts hosts;
    private final Drivers drivers;

    MariadbServer(Hosts hosts, Drivers drivers) {
        this.hosts = hosts;
        this.drivers = drivers;
    }

    /** Encrypted where the server can. */
    Connection connect(Address address, String password) throws SQLException {
        Driver driver = drivers.of(Product.MARIADB);
        String url = url(address);
        try {
            return connect(driver, url, properties(address, password, "trust"));
        } catch (SQLException failed) {
            if (String.valueOf(failed.getMessage()).contains("ssl not enabled in the server")) {
                return connect(driver, url, properties(address, password, "disable"));
            }
            throw failed;
        }
    }

    private static Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not know " + url);
        }
        return connection;
    }

    private String url(Address address) {
        if (!address.database().matches(DATABASE)) {
            throw Refused.invalid("database", "Name the database by letters, digits, _, $ and hyphens.");
        }
        String all = hosts.of(address.host()).stream()
                .map(InetAddress::getHostAddress)
                .map(one -> "address=(host=%s)(port=%d)".formatted(one, address.port()))
                .collect(Collectors.joining(","));
        return "jdbc:mariadb://" + all + "/" + address.database();
    }

    // Never several statements in one, never a file of ours, never to another host than the one that was checked, and
    // no password in clear.
    private static Properties properties(Address address, String password, String tls) {
        Properties properties = new Properties();
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("sslMode", tls);
        properties.setProperty("connectTimeout", CONNECT_MILLIS);
        properties.setProperty("socketTimeout", SOCKET_MILLIS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("permitRedirect", "false");
        properties.setProperty("restrictedAuth", "mysql_native_password,client_ed25519,parsec");
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("cachePrepStmts", "false");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        return properties;
    }

    Connection named(Address address, String password, String name) throws SQLException {
        Connection connection = connect(address, password);
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
    void end(Address address, String password, String names) throws SQLException {
        try (Connection connection = connect(address, password)) {
            for (long id : names.endsWith("%") ? all(connection) : one(connection, names)) {
                kill(connection, id);
            }
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
