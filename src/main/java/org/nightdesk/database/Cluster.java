package org.nightdesk.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL and its supervisor: one process at a time on the data folder, what a killed program left
 * behind is ended before the next start, and PostgreSQL is started again when it dies.
 */
final class Cluster implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String NAME = "nightdesk";
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final int PASSWORD_BYTES = 24;
    private static final int PORT_LINE = 3;

    private final Folder folder;
    private final FolderLock lock;
    private final Postmaster postmaster;
    private final int port;
    private volatile boolean closed;
    private volatile Process process;

    private Cluster(Folder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.postmaster = new Postmaster(folder, Binaries.unpack(folder));
        if (!Files.isDirectory(folder.cluster())) {
            postmaster.initialise(password());
        }
        postmaster.stop();
        this.port = freePort(folder);
        this.process = postmaster.start(port);
    }

    static Cluster start(Path data) {
        Folder folder = Folder.in(data);
        FolderLock lock = FolderLock.take(folder);
        try {
            Cluster cluster = new Cluster(folder, lock);
            cluster.createDatabase();
            Thread.ofPlatform().name("postgres").daemon().start(cluster::watch);
            return cluster;
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** The one that another process runs on this folder; empty when none does. */
    static Optional<DatabaseAddress> running(Path data) {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        Folder folder = Folder.in(data);
        Optional<FolderLock> free = FolderLock.tryTake(folder);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        return folder.postmaster().stream()
                .skip(PORT_LINE)
                .findFirst()
                .map(port -> address(folder, Integer.parseInt(port.strip()), NAME));
    }

    DatabaseAddress address() {
        return address(folder, port, NAME);
    }

    private static DatabaseAddress address(Folder folder, int port, String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                Postmaster.USER,
                folder.password().orElseThrow());
    }

    private void createDatabase() {
        DatabaseAddress server = address(folder, port, "postgres");
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException failure) {
            close();
            throw new UnusableDatabase(
                    "The embedded PostgreSQL does not let the program in (%s). Does postgres.password in %s belong to it?"
                            .formatted(failure.getMessage(), folder.data()),
                    failure);
        }
    }

    private void watch() {
        while (!closed) {
            try {
                process.waitFor();
                restart();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void restart() throws InterruptedException {
        if (closed) {
            return;
        }
        log.error("PostgreSQL ended with status {}, it is started again", process.exitValue());
        try {
            begin();
            log.info("PostgreSQL runs again");
        } catch (RuntimeException failure) {
            log.error("PostgreSQL could not be started, tried again in a second: {}", failure.getMessage());
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        }
    }

    private synchronized void begin() {
        if (!closed) {
            postmaster.stop();
            process = postmaster.start(port);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        postmaster.stop();
        lock.close();
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // The same as last time if it is still free, so that tools pointed at it keep working.
    private static int freePort(Folder folder) {
        int port = folder.port().filter(Cluster::isFree).orElseGet(() -> bound(0));
        folder.keepPort(port);
        return port;
    }

    private static boolean isFree(int port) {
        return bound(port) == port;
    }

    private static int bound(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
