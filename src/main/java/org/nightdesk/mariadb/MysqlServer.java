package org.nightdesk.mariadb;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.dialect.Hosts;
import org.nightdesk.dialect.Product;
import org.springframework.stereotype.Component;

/** Connects to a MySQL by Connector/J, whose properties are those of dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html. */
@Component
class MysqlServer {

    private final Hosts hosts;
    private final Drivers drivers;

    MysqlServer(Hosts hosts, Drivers drivers) {
        this.hosts = hosts;
        this.drivers = drivers;
    }

    /** Encrypted where the server can. Each address of the host is tried by itself: the driver's own way with several may send what only reads elsewhere. */
    Connection connect(Address address, String password) throws SQLException {
        Driver driver = drivers.of(Product.MYSQL);
        Connections.checkDatabase(address);
        return hosts.first(
                address.host(),
                one -> Connections.connect(
                        driver,
                        "jdbc:mysql://" + Hosts.written(one) + ":" + address.port() + "/" + address.database(),
                        properties(address, password)));
    }

    // Never several statements in one, never a file of ours, no password in clear; what is prepared is prepared by the
    // server, and never put together here.
    private static Properties properties(Address address, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", address.login());
        properties.setProperty("password", password);
        properties.setProperty("sslMode", "PREFERRED");
        properties.setProperty("connectTimeout", Connections.CONNECT_MILLIS);
        properties.setProperty("socketTimeout", Connections.SOCKET_MILLIS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("allowPublicKeyRetrieval", "false");
        properties.setProperty("autoDeserialize", "false");
        properties.setProperty("disabledAuthenticationPlugins", "mysql_clear_password");
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("emulateUnsupportedPstmts", "false");
        properties.setProperty("cachePrepStmts", "false");
        properties.setProperty("netTimeoutForStreamingResults", "0");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("sessionVariables", "sql_mode='" + Mariadb.MODES + "'");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("logger", "com.mysql.cj.log.NullLogger");
        return properties;
    }
}
