package org.nightdesk.testing;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightdesk.settings.Settings.DatabaseAddress;

/** Somebody's production database, on the tests' PostgreSQL: sales by month and customer, a login that reads and one that writes. */
public final class ShopDatabase {

    public static final String PASSWORD = "p\u00e4ss word'\"&?";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress database;
    private final String suffix;

    private ShopDatabase(DatabaseAddress database, String suffix) {
        this.database = database;
        this.suffix = suffix;
    }

    /** A new one. Its logins are of the whole server, so they are called by process and number. */
    public static ShopDatabase fresh() {
        ShopDatabase shop = new ShopDatabase(
                TestPostgres.freshDatabase(), ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet());
        shop.execute("""
                revoke create on schema public from public;
                create table sale (id integer primary key, day date not null, customer text not null, amount numeric(12, 2) not null);
                insert into sale values (1, '2026-09-03', 'Arran Foods', 120.50), (2, '2026-09-17', 'Bute Ferries', 80.00),
                                        (3, '2026-10-01', 'Arran Foods', 0.10), (4, '2026-10-31', 'Arran Foods', 0.20),
                                        (5, '2026-10-31', '=HYPERLINK("http://evil.example","x")', 5.00)
                """);
        shop.execute("create role %s login password '%s'".formatted(shop.reader(), PASSWORD.replace("'", "''")));
        shop.execute("create role %s login password '%s'".formatted(shop.writer(), PASSWORD.replace("'", "''")));
        shop.execute("grant select on all tables in schema public to %s, %s".formatted(shop.reader(), shop.writer()));
        shop.execute("grant insert, update, delete, truncate on sale to " + shop.writer());
        return shop;
    }

    public String reader() {
        return "shop_reader_" + suffix;
    }

    public String writer() {
        return "shop_writer_" + suffix;
    }

    public String host() {
        String host = address().getHost();
        return host.toLowerCase(Locale.ROOT).equals("localhost") ? "127.0.0.1" : host;
    }

    public int port() {
        return address().getPort() < 0 ? 5432 : address().getPort();
    }

    public String name() {
        return address().getPath().substring(1);
    }

    /** As the owner of everything. */
    public void execute(String sql) {
        TestPostgres.execute(database, sql);
    }

    /** To ask the server itself, as the owner of everything. */
    public DatabaseAddress owner() {
        return database;
    }

    private URI address() {
        return URI.create(database.url().substring("jdbc:".length()));
    }
}
