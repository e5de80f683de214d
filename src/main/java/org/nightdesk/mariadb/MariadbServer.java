package org.nightdesk.mariadb;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.dialect.Hosts;
import org.nightdesk.dialect.Product;
import org.springframework.stereotype.Component;

/** Connects to a MariaDB. */
@Component
class MariadbServer {

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
            return Connections.connect(driver, url, properties(address, password, "trust"));
        } catch (SQLException failed) {
            if (String.valueOf(failed.getMessage()).contains("ssl not enabled in the server")) {
                return Connections.connect(driver, url, properties(address, password, "disable"));
            }
            throw failed;
        }
    }

    private String url(Address address) {
        Connections.checkDatabase(address);
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
        properties.setProperty("connectTimeout", Connections.CONNECT_MILLIS);
        properties.setProperty("socketTimeout", Connections.SOCKET_MILLIS);
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
}
