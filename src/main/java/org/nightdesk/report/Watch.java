package org.nightdesk.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.nightdesk.datasource.Sources;
import org.nightdesk.subject.Refused;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ends on its server the run that has used up its time. The database's own time-out counts each fetch by itself; this one counts them all, and does
 * not ask whether anybody still reads.
 */
@Component("reportWatch")
class Watch implements DisposableBean {

    private static final int HANDS = 2;

    private final Sources sources;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            HANDS, Thread.ofPlatform().name("report-watch-", 0).daemon().factory());

    Watch(Sources sources) {
        this.sources = sources;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A run's time: only what the database works is counted, not what its reader takes. */
    Spell spell(Run run, long source, Duration most) {
        return new Spell(run, source, most);
    }

    /** What the database does while we wait for it. */
    interface Work<T> {
        T of() throws SQLException;
    }

    /** The time that one run has. */
    final class Spell {

        private final Run run;
        private final long source;
        private final Duration most;
        private long left;
        private volatile boolean late;

        Spell(Run run, long source, Duration most) {
            this.run = run;
            this.source = source;
            this.most = most;
            this.left = most.toNanos();
        }

        /** Does it, or is broken off by the database when the time is over. */
        <T> T on(Connection connection, Work<T> work) throws SQLException {
            long began = System.nanoTime();
            ScheduledFuture<?> ending = timer.schedule(() -> end(connection), Math.max(1, left), TimeUnit.NANOSECONDS);
            try {
                return work.of();
            } finally {
                ending.cancel(false);
                left -= System.nanoTime() - began;
            }
        }

        private void end(Connection connection) {
            late = true;
            try {
                sources.end(source, run.connection());
            } catch (Refused noWayIn) {
                abort(connection);
            }
        }

        // A server that nobody can talk to any more is left to its own time-out.
        private void abort(Connection connection) {
            try {
                connection.abort(timer);
            } catch (SQLException gone) {
                // It is closed then, as was wanted.
            }
        }

        /** How long the database has worked. */
        long worked() {
            return Duration.ofNanos(most.toNanos() - left).toMillis();
        }

        /** Whether it ended because its time was over. */
        boolean isLate() {
            return late;
        }

        long source() {
            return source;
        }

        Duration most() {
            return most;
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
