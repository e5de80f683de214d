package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How fast the screens are that people look at all day, and what memory the program holds after that. {@code BENCH_TICKETS}
 * (100,000) tickets with five entries each, {@code BENCH_OPEN} of them
 * open (one in twenty, at most 20,000); {@code BENCH_CLIENTS} (8) clients. Each {@link Peer} shows its ticket and its queue to as many.
 */
final class Screens {

    private static final int TICKETS = Figures.number("BENCH_TICKETS", 100_000);
    private static final int OPEN = Figures.number("BENCH_OPEN", Math.min(20_000, TICKETS / 20));
    private static final int CLIENTS = Figures.number("BENCH_CLIENTS", 8);
    private static final int FIRST = 1_000_000;

    private static final String FILL_TICKETS = """
            insert into desk.ticket (id, kind, title, description, state, state_at, impact, urgency, priority, service_id,
                                     assignee_id, source, opened_at, resolved_at, updated_at, audience)
            select %1$d + i, case when i %% 3 = 0 then 'request' else 'incident' end,
                   (array['Import', 'Payment', 'Login', 'Label', 'Invoice', 'Report', 'Search', 'Queue'])[1 + i %% 8] || ' '
                       || (array['fails', 'is slow', 'is empty', 'hangs', 'times out'])[1 + i %% 5] || ' at host ' || i %% 977,
                   'It began this morning, and others see it too.',
                   case when i >= %2$d then 'closed' else (array['new', 'open', 'on-hold', 'workaround', 'open'])[1 + i %% 5] end,
                   now() - i * interval '3 minutes', 1 + i %% 3, 1 + i %% 3, 1 + i %% 5,
                   (select min(id) + i %% count(*) from catalog.service),
                   case when i %% 5 = 0 then null else (select min(id) from people.person) end,
                   'phone', now() - i * interval '3 minutes',
                   case when i >= %2$d then now() - i * interval '3 minutes' + interval '1 hour' end,
                   now() - i * interval '3 minutes', '{staff}'
              from generate_series(0, %3$d - 1) i
            """.formatted(FIRST, OPEN, TICKETS);
    private static final String FILL_ENTRIES = """
            insert into timeline.entry (at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience)
            select now() - i * interval '3 minutes' + n * interval '4 minutes', 'ticket', (%1$d + i)::text, 'PERSON', 1, 'Bob',
                   case n when 0 then 'opened' else 'noted' end,
                   'Looked at the logs of the last hour; nothing but time-outs of the other side.', '{}', false, '{staff}'
              from generate_series(0, %2$d - 1) i, generate_series(0, 4) n
            """.formatted(FIRST, TICKETS);

    private static final List<String> VIEWS = List.of(
            "is:open priority:P1,P2",
            "is:open priority:P3 -assignee:*",
            "is:open state:new",
            "is:open state:on-hold",
            "is:open assignee:me",
            "is:open age>4h priority:P1",
            "is:open due<4h",
            "is:open kind:request",
            "is:open kind:incident -assignee:*",
            "is:open payment",
            "is:open import priority:P1,P2,P3",
            "is:open state:workaround age>1d");

    private final Node node;
    private final String cookie;

    private Screens(Node node) throws Exception {
        this.node = node;
        this.cookie = "Cookie: " + signIn(node) + "\r\n";
    }

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(Figures.folder().resolve("ours"), sink.url())) {
            fill(node);
            new Screens(node).measure();
        }
        Peer.running().forEach(peer -> peer.sayScreens(CLIENTS));
    }

    private static void fill(Node node) throws Exception {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL_TICKETS);
            statement.execute(FILL_ENTRIES);
            statement.execute("vacuum analyze desk.ticket");
            statement.execute("vacuum analyze timeline.entry");
            statement.execute("checkpoint");
        }
        say("%,d tickets, %,d of them open, with %,d entries", TICKETS, OPEN, 5L * TICKETS);
    }

    private static String signIn(Node node) throws Exception {
        CookieManager cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            URI address = URI.create("http://127.0.0.1:" + node.port() + node.signIn());
            browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void measure() {
        Map<String, Supplier<String>> screens = new LinkedHashMap<>();
        screens.put("queue", () -> "/queue");
        screens.put("queue, two conditions", () -> "/queue?q=is:open+priority:P" + (1 + random(5)) + "+payment");
        screens.put("ticket", () -> ticket(FIRST + random(TICKETS)));
        screens.put("home", () -> "/");
        screens.forEach(this::measure);
        counts();
        say("memory of the program %d MB", node.anonymousMegabytes());
    }

    // The counts stand in every queue page and are kept until a ticket changes, so one is changed before each.
    private void counts() {
        String headers = "Authorization: Bearer " + node.token() + "\r\nContent-Type: application/json\r\n";
        List<Double> halves = new ArrayList<>();
        try (Load.Client client = new Load.Client(node.port())) {
            for (int i = 0; i < VIEWS.size(); i++) {
                String view = "{\"name\": \"View %d\", \"q\": \"%s\"}".formatted(i, VIEWS.get(i));
                client.send("POST", "/api/v1/views", headers, view.getBytes(StandardCharsets.UTF_8));
            }
            for (int run = 1; run <= Figures.runs(); run++) {
                halves.add(counts(client, headers));
                say(
                        "run %d  counts of %d views after a change, the queue around them: p50 %.1f ms",
                        run, VIEWS.size(), halves.getLast());
            }
            say("median counts of %d views p50 %.1f ms", VIEWS.size(), Figures.median(halves));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private double counts(Load.Client client, String headers) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String path = "/api/v1" + ticket(FIRST + random(OPEN)) + "/notes";
            client.send("POST", path, headers, "{\"body\": \"Looked again.\"}".getBytes(StandardCharsets.UTF_8));
            long before = System.nanoTime();
            client.send("GET", "/queue", cookie, new byte[0]);
            millis.add((System.nanoTime() - before) / 1e6);
        }
        return Figures.median(millis);
    }

    private void measure(String name, Supplier<String> path) {
        Load.get(node.port(), CLIENTS, Figures.warmUp(), path, cookie);
        List<Double> halves = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        for (int run = 1; run <= Figures.runs(); run++) {
            Load.Result result = Load.get(node.port(), CLIENTS, Figures.run(), path, cookie);
            halves.add(result.millis(0.5));
            tails.add(result.millis(0.95));
            say(
                    "run %d  %-22s %,7.0f/s  p50 %5.1f ms  p95 %5.1f ms  p99 %5.1f ms%s",
                    run,
                    name,
                    result.perSecond(),
                    result.millis(0.5),
                    result.millis(0.95),
                    result.millis(0.99),
                    result.failed() > 0 ? "  " + result.failed() + " FAILED" : "");
        }
        say("median %-22s p50 %5.1f ms  p95 %5.1f ms", name, Figures.median(halves), Figures.median(tails));
    }

    private static String ticket(int number) {
        return "/tickets/" + ((number - FIRST) % 3 == 0 ? "REQ-" : "INC-") + number;
    }

    private static int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }
}
