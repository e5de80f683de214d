package org.nightdesk.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.DatabaseAddress;

/** The PostgreSQL of this installation: yours, or the one that lives in the data folder. */
public final class Database implements AutoCloseable {

    private final DatabaseAddress address;
    private final Optional<Cluster> cluster;

    private Database(DatabaseAddress address, Optional<Cluster> cluster) {
        this.address = address;
        this.cluster = cluster;
    }

    /**
     * Opens it for a node. The embedded one is started and watched until {@link #close}; a data folder that another
     * process uses is refused. Throws {@link UnusableDatabase} when data would not be safe in it.
     */
    public static Database open(Settings settings) {
        Optional<DatabaseAddress> yours = settings.database();
        if (yours.isPresent()) {
            Requirements.verify(yours.get());
            return new Database(yours.get(), Optional.empty());
        }
        return of(Cluster.start(settings.data()));
    }

    /** Opens it for a tool: beside the node that serves, or alone when the embedded one is not running. */
    public static Database reach(Settings settings) {
        Optional<DatabaseAddress> beside =
                settings.database().isPresent() ? Optional.empty() : Cluster.running(settings.data());
        return beside.map(address -> new Database(address, Optional.empty())).orElseGet(() -> open(settings));
    }

    private static Database of(Cluster cluster) {
        try {
            Requirements.verify(cluster.address());
            return new Database(cluster.address(), Optional.of(cluster));
        } catch (UnusableDatabase unusable) {
            cluster.close();
            throw unusable;
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Whether it lives in the data folder. */
    public boolean isEmbedded() {
        return cluster.isPresent();
    }

    /** A connection outside all pools, for the caller to close. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Stops the embedded one, if this process started it. */
    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}
