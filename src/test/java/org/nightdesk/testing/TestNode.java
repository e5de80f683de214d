package org.nightdesk.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.Nightdesk;
import org.nightdesk.engine.Engine;
import org.nightdesk.engine.Ticking;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real node under a clock that the test moves: real HTTP on a free port, real PostgreSQL, engine run by hand. */
public final class TestNode implements AutoCloseable {

    /** Friday night, 03:06 in Dublin. */
    public static final Instant START = Instant.parse("2026-11-20T03:06:00Z");

    private static final int MOST_LOOKS = 50;

    private static TestNode shared;

    static {
        StatementLog.listen();
    }

    private final InstantSource clock;
    private final DatabaseAddress database;

    /** Null once it is closed: a constant of a class holds its node until the JVM ends, and forty closed ones had filled the heap. */
    private @Nullable ConfigurableApplicationContext context;

    private TestNode(ConfigurableApplicationContext context, InstantSource clock, DatabaseAddress database) {
        this.context = context;
        this.clock = clock;
        this.database = database;
    }

    static synchronized void quieten() {
        if (shared != null) {
            TestPostgres.execute(shared.database, """
                    update paging.attempt
                       set state = 'failed', reason = 'an earlier story'
                     where state in ('waiting', 'sending');
                    update paging.page
                       set state = 'stopped', due_at = null, until = null, stopped_at = started_at, stop_reason = 'an earlier story'
                     where state <> 'stopped';
                    update sla.course
                       set wake_at = null
                     where wake_at is not null;
                    update reminder.message
                       set state = 'dropped', due_at = null
                     where due_at is not null;
                    update reminder.waking
                       set due_at = null
                     where due_at is not null
                    """);
        }
    }

    /** The one node of this JVM, as it was left by the test before: create what you need, count only your own. */
    public static synchronized TestNode shared() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    /** A node on a new database; the caller closes it. */
    public static TestNode fresh() {
        return on(TestPostgres.migratedDatabase(), new SettableClock(START));
    }

    /** A further node on the same database. */
    public static TestNode on(DatabaseAddress database, SettableClock clock) {
        return new TestNode(Nightdesk.start(settings(database), clock, Ticking.BY_HAND), clock, database);
    }

    /** A node with settings of its own; the caller closes it. */
    public static TestNode with(Settings settings) {
        return with(settings, new SettableClock(START));
    }

    /** A node as it is served: by the machine's clock, its engine running by itself; the caller closes it. */
    public static TestNode live(Settings settings) {
        InstantSource clock = InstantSource.system();
        return new TestNode(
                Nightdesk.start(settings, clock, Ticking.BY_ITSELF),
                clock,
                settings.database().orElseThrow());
    }

    /** A node with settings and a clock of its own, run by hand; the caller closes it. */
    public static TestNode with(Settings settings, InstantSource clock) {
        return new TestNode(
                Nightdesk.start(settings, clock, Ticking.BY_HAND),
                clock,
                settings.database().orElseThrow());
    }

    /** Settings for a test: free ports, also for mail, loopback allowed. */
    public static Settings settings(DatabaseAddress database) {
        return new Settings(
                0,
                Path.of("target/test-data"),
                Optional.empty(),
                Optional.of(database),
                List.of("a secret key of the tests, not of any installation"),
                Optional.empty(),
                Optional.of(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("127.0.0.0/8"));
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** All of a kind, in no order. */
    public <T> Collection<T> beans(Class<T> type) {
        return context().getBeansOfType(type).values();
    }

    /** Not of a live node, nor of one with another clock. */
    public SettableClock clock() {
        return (SettableClock) clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public DatabaseAddress database() {
        return database;
    }

    /**
     * Does all that is due. Whoever follows the timeline hears an entry only when each transaction that began before its own has ended, and a bell that
     * rings for other nodes is such a transaction too: until then it is done again, so that one call is enough for a story.
     */
    public void runDue() {
        Engine engine = bean(Engine.class);
        boolean again = true;
        for (int look = 0; again && look < MOST_LOOKS; look++) {
            boolean before = isSomethingUnheard();
            engine.runDue();
            again = before || isSomethingUnheard();
        }
    }

    private boolean isSomethingUnheard() {
        return bean(JdbcClient.class)
                .sql("select exists (select 1 from timeline.entry where tx >= pg_snapshot_xmin(pg_current_snapshot()))")
                .query(Boolean.class)
                .single();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + Nightdesk.port(context()) + path;
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(context, "The node is closed.");
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
