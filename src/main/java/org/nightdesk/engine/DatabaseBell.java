package org.nightdesk.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.nightdesk.database.Lane;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rings locally right after the commit; a thread tells the other nodes with NOTIFY, all topics of a few milliseconds in one statement, and another, with a
 * connection of its own, hears them. NOTIFY inside a working transaction would make all commits queue.
 */
@Component
class DatabaseBell implements Bell, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseBell.class);
    private static final String CHANNEL = "nightdesk_bell";
    private static final int WAIT_MILLIS = 250;
    private static final int GATHER_MILLIS = 5;
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> outbox = new LinkedHashSet<>();
    private final DataSource source;
    private final String self = UUID.randomUUID().toString().substring(0, 8) + " ";
    private volatile boolean running;
    private List<Thread> threads = List.of();

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
            outbox.notifyAll();
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
        threads = List.of(
                Thread.ofPlatform().name("bell-heard").daemon().start(() -> connected(this::hear)),
                Thread.ofPlatform().name("bell-rung").daemon().start(this::tellOthers));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.forEach(DatabaseBell::join);
    }

    // It waits for the server, which no interrupt ends.
    private static void join(Thread thread) {
        try {
            thread.join(2L * WAIT_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
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

    private void tellOthers() {
        while (running) {
            try {
                List<String> topics = gathered();
                Lane.PAGING.on(() -> connected(connection -> send(connection, topics)));
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private List<String> gathered() throws InterruptedException {
        synchronized (outbox) {
            while (outbox.isEmpty()) {
                outbox.wait();
            }
        }
        Thread.sleep(GATHER_MILLIS);
        synchronized (outbox) {
            List<String> topics = List.copyOf(outbox);
            outbox.clear();
            return topics;
        }
    }

    /** What is done with a connection. */
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    // Tried again until it is done: a topic that was rung is not forgotten while the database is away.
    private boolean connected(Work work) {
        while (running) {
            try (Connection connection = source.getConnection()) {
                work.with(connection);
                return true;
            } catch (SQLException lost) {
                pause(lost);
            }
        }
        return false;
    }

    private void send(Connection connection, List<String> topics) throws SQLException {
        try (var notify = connection.prepareStatement("select pg_notify(?, ? || topic) from unnest(?) topic")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, self);
            notify.setArray(3, connection.createArrayOf("text", topics.toArray()));
            notify.execute();
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        while (running) {
            PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                String said = notification.getParameter();
                if (!said.startsWith(self)) {
                    tell(said.substring(said.indexOf(' ') + 1));
                }
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
