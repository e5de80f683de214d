package org.nightdesk.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The shop of {@link ShopDatabase} on the tests' MariaDB, or on their MySQL: the same sales, a login that reads and one that writes. */
public final class MariadbShop {

    public static final String PASSWORD = "any";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Where it is: either product's server. */
    public interface Server {

        int port();

        Path folder();

        Connection owner(String database) throws SQLException;

        String product();
    }

    private final Server server;
    private final String name = "shop_" + COUNT.incrementAndGet();

    private MariadbShop(Server server) {
        this.server = server;
    }

    /** A new one, with the driver in the folder of the tests' nodes. */
    public static MariadbShop fresh() {
        TestMariadb.installDriver(Path.of("target/test-data"));
        return fresh(TestMariadb.shared());
    }

    /** The same on a MySQL; skips the test, saying why, where none is configured. */
    public static MariadbShop onMysql() {
        TestMysql.installDriver(Path.of("target/test-data"));
        return fresh(TestMysql.shared());
    }

    private static MariadbShop fresh(Server server) {
        MariadbShop shop = new MariadbShop(server);
        shop.on("", "create database " + shop.name + " character set utf8mb4");
        shop.execute("""
                create table sale (id integer primary key, day date not null, customer varchar(200) not null, amount decimal(12, 2) not null) engine = innodb;
                insert into sale values (1, '2026-09-03', 'Arran Foods', 120.50), (2, '2026-09-17', 'Bute Ferries', 80.00),
                                        (3, '2026-10-01', 'Arran Foods', 0.10), (4, '2026-10-31', 'Arran Foods', 0.20),
                                        (5, '2026-10-31', '=HYPERLINK("http://evil.example","x")', 5.00);
                """);
        shop.login(shop.reader(), "grant select, show view on " + shop.name + ".* to ");
        shop.login(
                shop.writer(),
                "grant select, show view, insert, update, delete, create, drop, alter, execute, lock tables on "
                        + shop.name + ".* to ");
        return shop;
    }

    /** A further login, with what is granted to it. */
    public String login(String login, String... grants) {
        execute("create user " + login + "@'127.0.0.1' identified by '" + PASSWORD + "'");
        for (String grant : grants) {
            execute(grant + login + "@'127.0.0.1'");
        }
        return login;
    }

    public String reader() {
        return name + "_reader";
    }

    public String writer() {
        return name + "_writer";
    }

    public String name() {
        return name;
    }

    public int port() {
        return server.port();
    }

    /** {@code mariadb} or {@code mysql}. */
    public String product() {
        return server.product();
    }

    /** As the owner of everything; the caller closes it. */
    public Connection owner() throws SQLException {
        return server.owner(name);
    }

    /** Where the server may write files. */
    public Path folder() {
        return server.folder();
    }

    /** As the owner of everything; several statements if need be. */
    public void execute(String sql) {
        on(name, sql);
    }

    private void on(String database, String sql) {
        try (Connection connection = server.owner(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                // The next one's answer: a failure in it is thrown here.
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The rows that a query answers, cell by cell, as the owner of everything. */
    public List<List<String>> rows(String sql) {
        try (Connection connection = server.owner(name);
                var rows = connection.createStatement().executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many statements of this login the server is at, or how many connections it has. */
    public int busy(String login, boolean idleToo) {
        return Integer.parseInt(rows("select count(*) from information_schema.processlist where user = '" + login + "'"
                        + (idleToo ? "" : " and command <> 'Sleep'"))
                .getFirst()
                .getFirst());
    }
}
