package org.nightdesk.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code BENCH_HEARTBEATS} (10,000) heartbeats over a hundred services: what they cost while all are in time, how many calls a second they answer, and how long after all
 * of them were missed in the same second each has raised its alert.
 */
final class Heartbeats {

    private static final int MANY = Figures.number("BENCH_HEARTBEATS", 10_000);
    private static final int SERVICES = 100;
    private static final int CALLERS = Figures.number("BENCH_CALLERS", 256);
    private static final int LONGEST = 600;

    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        new Heartbeats().measure(Figures.folder());
        System.exit(0);
    }

    private void measure(Path folder) throws Exception {
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(folder.resolve("node"), sink.url());
                Connection database = node.connect()) {
            fill(database);
            TimeUnit.SECONDS.sleep(5);
            Figures.say(
                    "idle with %,d heartbeats in time: %.2f %% of a core, PostgreSQL included",
                    MANY, Processors.share(node) * 100);
            called(node, database, Figures.warmUp());
            called(node, database, Figures.run());
            missed(database);
        }
    }

    private static void fill(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    insert into catalog.service (slug, name, description, tier, escalation_policy)
                    select 'bench-' || n, 'Bench service ' || n, '', 3, (select min(id) from escalation.policy)
                      from generate_series(1, %d) n
                    """.formatted(SERVICES));
            statement.execute("""
                    insert into heartbeat.heartbeat (code, integration_id, name, slug, service_id, note, severity, every_seconds, grace_seconds,
                                                     state, last_at, due_at, act_at, made_at)
                    select gen_random_uuid(), (select min(id) from signal.integration), 'Job ' || n, 'job-' || n, service.id, '', 'warning', 86400, 3600,
                           'up', now(), now() + interval '6 hours', now() + interval '7 hours', now()
                      from generate_series(1, %d) n
                      join catalog.service on slug = 'bench-' || (1 + n %% %d)
                    """.formatted(MANY, SERVICES));
            statement.execute("analyze");
        }
    }

    /** One call after the other by each caller, to a heartbeat that nobody else calls. */
    private void called(Node node, Connection database, Duration length) throws Exception {
        UUID[] codes = codes(database);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicLong longest = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<?> one : Arrays.asList(java.util.stream.IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        for (int i = caller; System.nanoTime() < end; i += CALLERS) {
                            long begun = System.nanoTime();
                            (call(node, codes[i % codes.length]) == 200 ? answered : refused).incrementAndGet();
                            longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                        }
                        return null;
                    }))
                    .toArray(Future<?>[]::new))) {
                one.get();
            }
        }
        Figures.say(
                "%d callers, %d s: %,d calls a second answered, %d refused, the longest %d ms",
                CALLERS,
                length.toSeconds(),
                answered.get() / length.toSeconds(),
                refused.get(),
                TimeUnit.NANOSECONDS.toMillis(longest.get()));
    }

    private int call(Node node, UUID code) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + node.port() + "/ping/" + code);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static UUID[] codes(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select array_agg(code) from heartbeat.heartbeat")) {
            rows.next();
            return (UUID[]) rows.getArray(1).getArray();
        }
    }

    private static void missed(Connection database) throws SQLException, InterruptedException {
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    "update heartbeat.heartbeat set due_at = now() - interval '1 hour', act_at = now() + interval '5 seconds' where slug like 'job-%'");
        }
        TimeUnit.SECONDS.sleep(5);
        long due = System.nanoTime();
        long first = -1;
        int down = 0;
        for (int second = 0; down < MANY && second < LONGEST * 10; second++) {
            TimeUnit.MILLISECONDS.sleep(100);
            down = down(database);
            first = first < 0 && down > 0 ? System.nanoTime() - due : first;
        }
        Figures.say(
                "%,d of %,d missed in the same second: the first has raised its alert after %,d ms, the last after %,d ms",
                down,
                MANY,
                TimeUnit.NANOSECONDS.toMillis(first),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
    }

    private static int down(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from heartbeat.heartbeat where state = 'down'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
