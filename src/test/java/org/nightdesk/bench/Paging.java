package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A hundred thousand pages that wait: what they cost while nothing is due, and how long after it was due a message is out. Then ten thousand
 * services that page two hundred people in the same second, to a sink that takes 50 ms, and page them again within ten minutes, which is bundled.
 */
final class Paging {

    private static final Pattern NUMBER = Pattern.compile("n=(\\d+)");
    private static final int WAITING = Figures.number("BENCH_WAITING", 100_000);
    private static final int PER_SECOND = 200;
    private static final int BURST = Figures.number("BENCH_BURST", 10_000);
    private static final int PEOPLE = 200;
    private static final int SLOW_MILLIS = 50;

    private final Map<Integer, Long> arrivals = new ConcurrentHashMap<>();
    private volatile boolean slow;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger bundles = new AtomicInteger();

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        new Paging().measure(Figures.folder());
        System.exit(0);
    }

    private void measure(Path folder) throws Exception {
        try (Sink sink = Sink.open(this::heard);
                Node node = Node.start(folder.resolve("node"), sink.url());
                Connection database = node.connect()) {
            people(database, sink.url());
            pages(database, WAITING, "now() + interval '6 hours' + n * interval '100 milliseconds'", "'Quiet ' || n");
            database.createStatement().execute("analyze");
            TimeUnit.SECONDS.sleep(5);
            idle(node);
            dueToSent(database);
            burst(database, "page");
            burst(database, "page again");
        }
    }

    private void idle(Node node) throws IOException, InterruptedException {
        Figures.say(
                "idle with %,d waiting pages: %.2f %% of a core, PostgreSQL included",
                WAITING, Processors.share(node) * 100);
    }

    private void dueToSent(Connection database) throws SQLException, InterruptedException {
        int count = (int) (PER_SECOND * Figures.run().toSeconds());
        Instant start = Instant.now().plusSeconds(5);
        arrivals.clear();
        pages(
                database,
                count,
                "timestamptz '" + start + "' + n * interval '" + 1_000 / PER_SECOND + " milliseconds'",
                "'Busy ' || n");
        await(count, 60);
        long[] late = LongStream.range(1, count + 1L)
                .filter(n -> arrivals.containsKey((int) n))
                .map(n -> arrivals.getOrDefault((int) n, 0L) - start.toEpochMilli() - n * 1_000 / PER_SECOND)
                .sorted()
                .toArray();
        Figures.say(
                "due to sent at %d due/s: n=%,d of %,d  p50 %d ms  p99 %d ms  max %d ms",
                PER_SECOND, late.length, count, at(late, 0.5), at(late, 0.99), at(late, 1));
    }

    private void burst(Connection database, String what) throws SQLException, InterruptedException {
        slow = true;
        arrivals.clear();
        messages.set(0);
        bundles.set(0);
        Instant start = Instant.now().plusSeconds(5);
        pages(database, BURST, "timestamptz '" + start + "'", "'Burst ' || n");
        await(BURST, 120);
        long[] first = new long[PEOPLE];
        Arrays.fill(first, Long.MAX_VALUE);
        arrivals.forEach((n, at) -> first[n % PEOPLE] = Math.min(first[n % PEOPLE], at - start.toEpochMilli()));
        long last = arrivals.values().stream().mapToLong(at -> at).max().orElse(0) - start.toEpochMilli();
        Arrays.sort(first);
        Figures.say(
                "%,d services %s %d people at once, sink of %d ms: first message of a person p50 %d ms, last person %d ms;"
                        + " all %,d out after %d ms in %,d messages, %,d of them bundles",
                BURST,
                what,
                PEOPLE,
                SLOW_MILLIS,
                first[PEOPLE / 2],
                first[PEOPLE - 1],
                arrivals.size(),
                last,
                messages.get(),
                bundles.get());
    }

    private static void people(Connection database, String url) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create table public.callee (place int primary key, person bigint, steps jsonb)");
            statement.execute("""
                    with person as (
                        insert into people.person (name, email, role, zone, created_at)
                        select 'Person ' || n, 'p' || n || '@bench.example', 'responder', 'Europe/Dublin', now()
                          from generate_series(0, %d) n
                        returning id, substr(name, 8)::int as place
                    ), method as (
                        insert into people.contact_method (person_id, kind, address, rank, verified_at, created_at)
                        select id, 'webhook', '%s/' || place, 1, now(), now() from person
                    )
                    insert into public.callee
                    select place, person.id, jsonb_set(steps, '{0,targets,0,id}', to_jsonb(person.id))
                      from person, escalation.policy
                     where policy.name = '%s'
                    """.formatted(PEOPLE - 1, url, BenchNode.NAME));
        }
    }

    private static void pages(Connection database, int count, String due, String service) throws SQLException {
        try (var insert = database.prepareStatement("""
                insert into paging.page (subject_kind, subject_id, policy_name, steps, repeat, title, detail, priority, service,
                                         state, started_at, due_at)
                select 'bench', gen_random_uuid()::text, 'Bench', steps, 0, 'n=' || n || ' is dark', '', 2, %s,
                       'paging', ?, %s
                  from generate_series(1, %d) n
                  join public.callee on place = n %% %d
                """.formatted(service, due, count, PEOPLE))) {
            insert.setTimestamp(1, Timestamp.from(Instant.now()));
            insert.execute();
        }
    }

    private void heard(String body) {
        long now = System.currentTimeMillis();
        count(body);
        Matcher numbers = NUMBER.matcher(body);
        while (numbers.find()) {
            arrivals.putIfAbsent(Integer.parseInt(numbers.group(1)), now);
        }
        if (slow) {
            pause();
        }
    }

    private void count(String body) {
        messages.incrementAndGet();
        bundles.addAndGet(body.contains("more pages, among them") ? 1 : 0);
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(int count, int seconds) throws InterruptedException {
        long end = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(seconds + Figures.run().toSeconds());
        while (arrivals.size() < count && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
