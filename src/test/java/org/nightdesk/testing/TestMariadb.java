package org.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The one MariaDB of this JVM: Debian's, in a folder of its own, started by the first test that wants it. */
public final class TestMariadb implements MariadbShop.Server {

    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path TABLES = Path.of("/usr/share/mysql");
    private static final long START_SECONDS = 120;
    private static final int PORTS = 5;

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final Process process;
    private final int port;

    private TestMariadb() throws IOException, InterruptedException {
        if (!Files.isExecutable(SERVER)) {
            throw new IllegalStateException("These tests need MariaDB: apt-get install mariadb-server-core");
        }
        this.folder = Files.createTempDirectory("mariadb");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        prepare();
        Started started = started();
        this.process = started.process();
        this.port = started.port();
        SpringApplication.getShutdownHandlers().add(this::close);
    }

    private record Started(Process process, int port) {}

    private static final class Shared {

        private static final TestMariadb ONE = make();

        private static TestMariadb make() {
            try {
                return new TestMariadb();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    public static TestMariadb shared() {
        return Shared.ONE;
    }

    // The tables of the server itself, and one owner of everything. Its own script for that is in another package.
    private void prepare() throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path first = Files.writeString(
                folder.resolve("first.sql"),
                "create database mysql;\nuse mysql;\nset @auth_root_socket = null;\n"
                        + Files.readString(TABLES.resolve("mysql_system_tables.sql"))
                        + Files.readString(TABLES.resolve("mysql_system_tables_data.sql"))
                        + "\nflush privileges;\nalter user root@'127.0.0.1' identified by '" + password + "';\n");
        List<String> command = new ArrayList<>(List.of(
                SERVER.toString(), "--no-defaults", "--bootstrap", "--datadir=" + data, "--max-allowed-packet=8M"));
        command.addAll(small());
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(first.toFile())
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
    }

    private List<String> small() {
        List<String> options = new ArrayList<>(List.of(
                "--innodb-buffer-pool-size=16M",
                "--innodb-log-file-size=8M",
                "--innodb-flush-log-at-trx-commit=0",
                "--aria-pagecache-buffer-size=1M",
                "--key-buffer-size=1M",
                "--performance-schema=off"));
        if (System.getProperty("user.name").equals("root")) {
            options.add("--user=nobody");
        }
        return options;
    }

    private Started started() throws IOException, InterruptedException {
        for (int tried = 0; tried < PORTS; tried++) {
            int free = freePort();
            Process server = start(free);
            if (answers(server, free)) {
                return new Started(server, free);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(int free) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                SERVER.toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + free,
                "--skip-name-resolve",
                "--skip-log-bin",
                "--innodb-fast-shutdown=2",
                "--default-time-zone=+10:30"));
        command.addAll(small());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    // Nobody else's server knows the password.
    private boolean answers(Process server, int free) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && !server.waitFor(50, TimeUnit.MILLISECONDS)) {
            try (Connection connection = DriverManager.getConnection(url(free, ""), "root", password)) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                // It is still starting, or it ends because the port was taken meanwhile.
            }
        }
        return false;
    }

    private static String url(int port, String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?allowMultiQueries=true";
    }

    @Override
    public String product() {
        return "mariadb";
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

    /** As the owner of everything; the caller closes it. */
    @Override
    public Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), "root", password);
    }

    /** Puts the driver where an installation has it. Two runs of all tests may share the folder. */
    public static void installDriver(Path data) {
        try {
            install(
                    Path.of(org.mariadb.jdbc.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    data);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void install(Path jar, Path data) {
        try {
            Path drivers = Files.createDirectories(data.resolve("drivers"));
            Path copy = Files.createTempFile(drivers, "copy", ".part");
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, drivers.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
