package org.nightdesk.engine;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.nightdesk.database.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks once a second, in one statement, when each kind of due work falls due next, so that what is not due is not swept. It only saves: whoever gets no
 * answer in time sweeps as if there were none.
 */
class Forecast {

    private static final Logger log = LoggerFactory.getLogger(Forecast.class);
    private static final long EVERY_MILLIS = 1_000;

    private final List<Runner> runners;
    private final JdbcClient jdbc;
    private final String question;
    private final Thread thread;
    private volatile boolean stopped;
    private boolean failing;

    /** Of those runners whose work says how it is asked. */
    Forecast(List<Runner> all, JdbcClient jdbc) {
        this.runners = all.stream().filter(Runner::isForecast).toList();
        this.jdbc = jdbc;
        this.question = runners.stream()
                .map(runner -> "select '" + runner.topic() + "' as topic, (" + runner.earliest() + ") as due")
                .collect(Collectors.joining("\nunion all\n"));
        this.thread = Thread.ofPlatform().name("due-forecast").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopped) {
            try {
                look();
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    /** Tells each runner; none, when there is no answer. */
    void look() {
        try {
            long asked = System.nanoTime();
            Map<String, Instant> due = ask();
            runners.forEach(runner -> runner.expect(due.getOrDefault(runner.topic(), Instant.MAX), asked));
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing && !stopped) {
                log.error("nobody knows what is due next, everything is swept each second", failure);
            }
            failing = true;
        }
    }

    /** By topic; one for which nothing waits is left out. */
    Map<String, Instant> ask() {
        Map<String, Instant> due = new HashMap<>();
        Lane.PAGING.on(() -> {
            jdbc.sql(question).query((ResultSet row) -> {
                OffsetDateTime at = row.getObject("due", OffsetDateTime.class);
                if (at != null) {
                    due.put(row.getString("topic"), at.toInstant());
                }
            });
            return due;
        });
        return due;
    }
}
