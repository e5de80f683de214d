package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a large result leaves as a file, what memory that takes, how fast a million lines are a pivot, and how soon the first rows are a page. {@code BENCH_ROWS} (10,000,000) lines of usage;
 * beside it {@code psql \copy} of the same lines in the same run.
 */
final class Reports {

    private static final int ROWS = Figures.number("BENCH_ROWS", 10_000_000);
    private static final int SHEET = Math.min(ROWS, 1_000_000);
    private static final String TOKEN = "a-token-of-the-benchmarks";
    private static final String FILL = """
            create table usage as
            select i as id, date '2026-01-01' + i %% 300 as day, 'Customer ' || i %% 2000 as customer, 'Item ' || i %% 50 as item,
                   (i %% 1000)::numeric / 10 as quantity, (i %% 77777)::numeric / 100 as amount
              from generate_series(1, %d) i
            """.formatted(ROWS);
    private static final String ALL = "select id, day, customer, item, quantity, amount from usage where id <= %d";

    private final Node node;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String source = "";

    private Reports(Node node) {
        this.node = node;
    }

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        Path folder = Figures.folder();
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(folder.resolve("ours"), sink.url(), 0, Map.of("NIGHTDESK_API_TOKEN", TOKEN))) {
            new Reports(node).measure();
        }
    }

    private void measure() throws Exception {
        fill();
        URI database = URI.create(node.jdbc().substring("jdbc:".length()));
        source = json("/api/v1/data-sources", """
                {"name": "Usage", "host": "127.0.0.1", "port": %d, "database": "%s", "login": "%s", "password": "%s", "insist": true,
                 "allowance": {"seconds": 900, "rows": 100000000, "megabytes": 100000}}
                """.formatted(
                                database.getPort(),
                                database.getPath().substring(1),
                                node.user(),
                                node.password().isEmpty() ? "none" : node.password()))
                .get("id")
                .asString();
        String all = report("All", ROWS);
        String sheet = report("A sheet of it", SHEET);
        file(sheet + "/result.csv");
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int run = 1; run <= Figures.runs(); run++) {
            theirs.add(copy(database));
            ours.add(file(all + "/result.csv"));
            say(
                    "run %d  CSV of %,d rows: %.1f s, psql \\copy %.1f s: %.0f %% of its speed",
                    run, ROWS, ours.getLast(), theirs.getLast(), 100 * theirs.getLast() / ours.getLast());
        }
        say("median CSV at %.0f %% of psql \\copy (floor 50 %%)", 100 * Figures.median(theirs) / Figures.median(ours));
        for (int run = 1; run <= Figures.runs(); run++) {
            say("run %d  XLSX of %,d rows: %.1f s", run, SHEET, file(sheet + "/result.xlsx"));
        }
        pivot(sheet);
        first(all);
    }

    /** The database has the first rows of a scan at once, so that what the page takes is ours. */
    private void first(String report) throws Exception {
        String path = report.replace("/api/v1/reports/rep_", "/reports/") + "/result";
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= 4 * Figures.runs(); run++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("Truncated")) {
                throw new IllegalStateException("the first rows answered " + answer.statusCode());
            }
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        say(
                "median page of the first 1,000 of %,d rows: %.0f ms (at most 200)",
                ROWS, 1_000 * Figures.median(seconds.subList(1, seconds.size())));
    }

    private void fill() throws Exception {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL);
            statement.execute("vacuum analyze usage");
            statement.execute("checkpoint");
        }
    }

    private String report(String name, int rows) throws Exception {
        String id = json("/api/v1/reports", """
                        {"name": "%s", "source": "%s", "sql": "%s"}
                        """.formatted(name, source, ALL.formatted(rows)))
                .get("id")
                .asString();
        return "/api/v1/reports/" + id;
    }

    /** Seconds; says how far memory grew meanwhile. */
    private double file(String path) throws Exception {
        long before = node.anonymousMegabytes();
        AtomicLong most = new AtomicLong(before);
        Thread watch = Thread.ofPlatform().daemon().start(() -> watch(most));
        long began = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(post(path, "{}"), BodyHandlers.ofInputStream());
        long bytes;
        try (InputStream body = answer.body()) {
            bytes = body.transferTo(OutputStream.nullOutputStream());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        watch.interrupt();
        watch.join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        say(
                "  %s: %,d bytes, memory grew by %d MB (at most 64)",
                path.replaceAll(".*\\.", ""), bytes, most.get() - before);
        return seconds;
    }

    private void watch(AtomicLong most) {
        try {
            while (true) {
                most.accumulateAndGet(node.anonymousMegabytes(), Math::max);
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private double copy(URI database) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "psql",
                "-q",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(database.getPort()),
                "-U",
                node.user(),
                "-d",
                database.getPath().substring(1),
                "-c",
                "\\copy (" + ALL.formatted(ROWS) + ") to '/dev/null' with csv header");
        builder.environment().put("PGPASSWORD", node.password());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        long began = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void pivot(String report) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + node.signIn()))
                        .build(),
                BodyHandlers.discarding());
        String result = report.replace("/api/v1/reports/rep_", "/reports/") + "/result?pivot-rows=";
        pivot("2,000 by 50", result + "customer&pivot-columns=item&pivot-value=amount");
        pivot(
                "2,000 customers with three days each, two values",
                result + "customer&pivot-rows-2=day&pivot-value=amount&pivot-value-2=quantity&pivot-how-2=average");
    }

    private void pivot(String what, String path) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= Figures.runs(); run++) {
            long before = node.anonymousMegabytes();
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("Sum of amount")) {
                throw new IllegalStateException("the pivot answered " + answer.statusCode());
            }
            seconds.add((System.nanoTime() - began) / 1e9);
            say(
                    "run %d  pivot of %,d lines, %s, as a page: %.1f s, memory grew by %d MB",
                    run, SHEET, what, seconds.getLast(), node.anonymousMegabytes() - before);
        }
        say("median pivot, %s: %.1f s (at most 3)", what, Figures.median(seconds.subList(1, seconds.size())));
    }

    private JsonNode json(String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(post(path, body), BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answered " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
