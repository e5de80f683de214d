package org.nightdesk.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.springframework.boot.SpringApplication;

/**
 * The one PostgreSQL of this JVM: embedded, or the server named by {@code NIGHTDESK_TEST_DB_URL} (with _USER and _PASSWORD), so that
 * stories can be told on 15 as well.
 */
public final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DatabaseAddress SERVER = server();

    private TestPostgres() {}

    /** A new, empty database. */
    public static DatabaseAddress freshDatabase() {
        String name = newName();
        execute(SERVER, "create database " + name);
        return address(name);
    }

    /** A new database with the schema in it and nothing else: a copy, which takes less time than all the migrations. */
    public static DatabaseAddress migratedDatabase() {
        String name = newName();
        execute(SERVER, "create database " + name + " template " + Migrated.NAME);
        return address(name);
    }

    /** Made when the first copy is wanted; nobody may be connected to it when it is copied. */
    private static final class Migrated {

        private static final String NAME = newName();

        static {
            execute(SERVER, "create database " + NAME);
            migrate(address(NAME));
        }
    }

    /** The schema on the embedded server, also where the tests have another one; nothing else is in it. */
    public static DatabaseAddress migratedOnNewest() {
        DatabaseAddress newest = embedded(close -> Runtime.getRuntime().addShutdownHook(new Thread(close)));
        migrate(newest);
        return newest;
    }

    private static void migrate(DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table("nightdesk_migration")
                .load()
                .migrate();
    }

    private static String newName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    }

    private static DatabaseAddress address(String name) {
        return new DatabaseAddress(
                SERVER.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), SERVER.user(), SERVER.password());
    }

    /** Runs one statement. */
    public static void execute(DatabaseAddress database, String sql) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The number that a query answers. */
    public static int count(DatabaseAddress database, String sql) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static DatabaseAddress server() {
        return Optional.ofNullable(System.getenv("NIGHTDESK_TEST_DB_URL"))
                .map(url -> new DatabaseAddress(
                        url, System.getenv("NIGHTDESK_TEST_DB_USER"), System.getenv("NIGHTDESK_TEST_DB_PASSWORD")))
                .orElseGet(() -> embedded(SpringApplication.getShutdownHandlers()::add));
    }

    // Closed after the nodes: one whose database has gone waits half a minute for its last requests.
    // Spring calls nobody where no node was started.
    private static DatabaseAddress embedded(Consumer<Runnable> atEnd) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder())
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("timezone", "Australia/Lord_Howe")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("jit", "off")
                    // A worker visits each database once in this time; there are a hundred and more.
                    .setServerConfig("autovacuum_naptime", "5min")
                    .setRegisterShutdownHook(false)
                    .start();
            atEnd.accept(() -> close(postgres));
            return new DatabaseAddress(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // A hundred databases are some hundred thousand files. To take them away one by one would keep this JVM for half a
    // minute:
    // that is left to the next, and to whoever runs all tests.
    private static Path folder() throws IOException {
        Path all = Files.createDirectories(Path.of("target/postgres").toAbsolutePath());
        try (Stream<Path> folders = Files.list(all)) {
            for (Path old : folders.filter(TestPostgres::isLeft).toList()) {
                new ProcessBuilder("rm", "-rf", old.toString()).start();
            }
        }
        return all.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private static boolean isLeft(Path folder) {
        return ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).isEmpty();
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
