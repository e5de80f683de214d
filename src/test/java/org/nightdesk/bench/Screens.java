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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How fast the screens are that people look at all day over a {@link Backlog}, and what memory the program holds after that, with
 * {@code BENCH_CLIENTS} (8) clients; arguments are the names of screens, without them all are measured. Each {@link Peer} shows its ticket and its queue to as many.
 */
final class Screens {

    private static final int CLIENTS = Figures.number("BENCH_CLIENTS", 8);

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
            Backlog.fill(node);
            new Screens(node).measure(List.of(arguments));
        }
        Peer.running().forEach(peer -> peer.sayScreens(CLIENTS));
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

    private void measure(List<String> wanted) {
        Map<String, Supplier<String>> screens = new LinkedHashMap<>();
        screens.put("queue", () -> "/queue");
        screens.put("queue, two conditions", () -> "/queue?q=is:open+priority:P" + (1 + random(5)) + "+payment");
        screens.put("ticket", () -> ticket(Backlog.FIRST + random(Backlog.TICKETS)));
        screens.put("home", () -> "/");
        screens.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
        screens.forEach(this::measure);
        if (wanted.isEmpty()) {
            counts();
        }
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
            String path = "/api/v1" + ticket(Backlog.FIRST + random(Backlog.OPEN)) + "/notes";
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
        return "/tickets/" + ((number - Backlog.FIRST) % 3 == 0 ? "REQ-" : "INC-") + number;
    }

    private static int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }
}
