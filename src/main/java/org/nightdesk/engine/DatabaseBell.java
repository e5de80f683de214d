package org.nightdesk.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rings locally right after the commit; a thread with a connection of its own tells the other nodes with NOTIFY, all
 * topics of a few milliseconds in one statement. NOTIFY inside a working transaction would make all commits queue.
 */
@Component
class DatabaseBell implements Bell, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseBell.class);
    private static final String CHANNEL = "nightdesk_bell";
    private static final int WAIT_MILLIS = 20;
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> outbox = new LinkedHashSet<>();
    private final DataSource source;
    private volatile boolean running;
    private @Nullable Thread thread;

    DatabaseBell(DataSource source) {
        this.source = source;
    }

    @Override
    public void ring(String topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            rung(Set.of(topic));
            return;
        }
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof AfterCommit mine && mine.bell() == this) {
                mine.topics.add(topic);
                return;
            }
        }
        AfterCommit after = new AfterCommit();
        after.topics.add(topic);
        TransactionSynchronizationManager.registerSynchronization(after);
    }

    @Override
    public Listening listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void rung(Set<String> topics) {
        topics.forEach(this::tell);
        synchronized (outbox) {
            outbox.addAll(topics);
        }
    }

    private void tell(String topic) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(topic);
            } catch (RuntimeException failure) {
                log.warn("a listener failed on {}", topic, failure);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("bell").daemon().start(this::carry);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start, last to stop. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void carry() {
        while (running) {
            try (Connection connection = source.getConnection()) {
                PGConnection postgres = connection.unwrap(PGConnection.class);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                    while (running) {
                        send(connection);
                        hear(postgres);
                    }
                }
            } catch (SQLException lost) {
                pause(lost);
            }
        }
    }

    private void send(Connection connection) throws SQLException {
        List<String> topics;
        synchronized (outbox) {
            topics = List.copyOf(outbox);
            outbox.clear();
        }
        if (topics.isEmpty()) {
            return;
        }
        try (var notify = connection.prepareStatement("select pg_notify(?, topic) from unnest(?) topic")) {
            notify.setString(1, CHANNEL);
            notify.setArray(2, connection.createArrayOf("text", topics.toArray()));
            notify.execute();
        }
    }

    private void hear(PGConnection postgres) throws SQLException {
        PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
        int self = postgres.getBackendPID();
        for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
            if (notification.getPID() != self) {
                tell(notification.getParameter());
            }
        }
    }

    private void pause(SQLException lost) {
        if (!running) {
            return;
        }
        log.warn("the bell lost its connection, the sweep carries on: {}", lost.getMessage());
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The topics of one transaction, rung once each when it has committed. */
    private final class AfterCommit implements TransactionSynchronization {

        private final Set<String> topics = new LinkedHashSet<>();

        DatabaseBell bell() {
            return DatabaseBell.this;
        }

        @Override
        public void afterCommit() {
            rung(topics);
        }
    }
}
