package org.nightdesk.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a database must be, before anything is entrusted to it. Asked of the server itself, not of its configuration. */
final class Requirements {

    private static final Logger log = LoggerFactory.getLogger(Requirements.class);
    private static final int OLDEST = 150_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 1_000;

    private Requirements() {}

    /** Waits a minute for a server that is not up yet; throws {@link UnusableDatabase} otherwise. */
    static void verify(DatabaseAddress address) {
        try (Connection connection = connect(address);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select current_setting('server_version_num')::int,
                               current_setting('server_version'),
                               current_setting('fsync'),
                               current_setting('synchronous_commit'),
                               current_setting('server_encoding'),
                               pg_is_in_recovery()
                        """)) {
            row.next();
            verify(row);
        } catch (SQLException failure) {
            throw new UnusableDatabase(
                    "The database %s does not answer: %s".formatted(address, failure.getMessage()), failure);
        }
    }

    private static void verify(ResultSet row) throws SQLException {
        require(
                row.getInt(1) >= OLDEST,
                "The database is PostgreSQL %s. Nightdesk needs 15 or newer.".formatted(row.getString(2)));
        require(
                row.getString(3).equals("on"),
                "The database runs with fsync off, so a power cut could lose what was acknowledged."
                        + " Run \"alter system set fsync = on\" and reload it.");
        require(
                !row.getString(4).equals("off"),
                "The database runs with synchronous_commit off, so a crash could lose what was acknowledged."
                        + " Run \"alter system set synchronous_commit = on\" and reload it.");
        require(
                row.getString(5).equals("UTF8"),
                "The database's encoding is %s. Create one with \"create database nightdesk encoding 'UTF8' template template0\"."
                        .formatted(row.getString(5)));
        require(
                !row.getBoolean(6),
                "The database is a standby and takes no writes. Point NIGHTDESK_DB_URL at the primary,"
                        + " or name all hosts and add targetServerType=primary.");
    }

    private static void require(boolean met, String sentence) {
        if (!met) {
            throw new UnusableDatabase(sentence);
        }
    }

    private static Connection connect(DatabaseAddress address) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(address.url(), address.user(), address.password());
            } catch (SQLException failure) {
                if (!mayPass(failure) || System.nanoTime() > end) {
                    throw new UnusableDatabase(
                            "The database %s cannot be used: %s. Check NIGHTDESK_DB_URL, _USER and _PASSWORD."
                                    .formatted(address, failure.getMessage()),
                            failure);
                }
                log.info("waiting for the database {}", address);
                pause();
            }
        }
    }

    // Not reachable yet, starting up, or full: no sooner asked than gone. A wrong password stays wrong.
    private static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while waiting for the database.", interrupted);
        }
    }
}
