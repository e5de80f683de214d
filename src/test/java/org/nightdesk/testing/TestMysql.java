package org.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * The one MySQL of this JVM, where there is one: {@code NIGHTDESK_TEST_MYSQL} names its {@code mysqld}, {@code NIGHTDESK_TEST_MYSQL_DRIVER} the jar of Connector/J, which is
 * no part of the build. Who tells stories on it is no {@code Tests} by name, so that only {@code ./nightdesk test} calls for it, where both are set.
 */
public final class TestMysql implements MariadbShop.Server {

    private static final Optional<String> SERVER = Optional.ofNullable(System.getenv("NIGHTDESK_TEST_MYSQL"));
    private static final Optional<String> DRIVER = Optional.ofNullable(System.getenv("NIGHTDESK_TEST_MYSQL_DRIVER"));
    private static final long START_SECONDS = 120;

    private final Path folder;
    private final Process process;
    private final int port;

    private TestMysql() throws IOException, InterruptedException {
        this.folder = Files.createTempDirectory("mysql");
        run("--initialize-insecure").waitFor();
        this.port = freePort();
        this.process = run(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--mysqlx=OFF",
                "--secure-file-priv=",
                "--skip-log-bin",
                "--innodb-flush-log-at-trx-commit=0",
                "--default-time-zone=+10:30");
        SpringApplication.getShutdownHandlers().add(this::close);
        awaitAnswer();
    }

    private static final class Shared {

        private static final TestMysql ONE = make();

        private static TestMysql make() {
            try {
                return new TestMysql();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    public static TestMysql shared() {
        return Shared.ONE;
    }

    private static String set(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new IllegalStateException("Set " + name + " to tell stories on MySQL."));
    }

    /** Puts the driver where an installation has it. */
    public static void installDriver(Path data) {
        TestMariadb.install(Path.of(set(DRIVER, "NIGHTDESK_TEST_MYSQL_DRIVER")), data);
    }

    private Process run(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(set(SERVER, "NIGHTDESK_TEST_MYSQL"), "--no-defaults", "--datadir=" + folder.resolve("data")));
        command.addAll(List.of(options));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            try (Connection connection = owner("")) {
                return;
            } catch (SQLException notYet) {
                // It is still starting.
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }

    @Override
    public String product() {
        return "mysql";
    }

    @Override
    public int port() {
        return port;
    }

    /** Where the server may write files. */
    @Override
    public Path folder() {
        return folder;
    }

    /** As the owner of everything, by MariaDB's driver; the caller closes it. */
    @Override
    public Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?allowMultiQueries=true", "root", "");
    }

    private void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
