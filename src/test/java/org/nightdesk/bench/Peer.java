package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ticket system that runs on this machine and is measured beside ours, with the same load. It is named by what it needs, and left out otherwise:
 * {@code BENCH_RT_PORT} and {@code BENCH_RT_TOKEN} for Request Tracker 5, {@code BENCH_REDMINE_PORT} and {@code BENCH_REDMINE_KEY} for Redmine 5 with a
 * public project {@code ops}; their screens are measured over {@code BENCH_PEER_TICKETS} (20,000) tickets, numbered from 1.
 * RT's screens want {@code BENCH_RT_COOKIE}, that of somebody signed in.
 */
record Peer(
        String name, int port, String keys, String create, String body, String cookie, String ticket, String queue) {

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int TICKETS = Figures.number("BENCH_PEER_TICKETS", 20_000);

    static List<Peer> running() {
        List<Peer> running = new ArrayList<>();
        given("BENCH_RT_TOKEN")
                .ifPresent(token -> running.add(new Peer(
                        "Request Tracker",
                        Figures.number("BENCH_RT_PORT", 80),
                        "Authorization: token " + token + "\r\n",
                        "/REST/2.0/ticket",
                        """
                        {"Queue": "General", "Subject": "Label printer %d prints nothing", "ContentType": "text/plain",
                         "Content": "It blinks twice and stops. Began after lunch, others in the hall see it too."}
                        """,
                        given("BENCH_RT_COOKIE")
                                .map("Cookie: %s\r\n"::formatted)
                                .orElse(""),
                        "/Ticket/Display.html?id=%d",
                        "/Search/Results.html?Query=Status%%3D%%27new%%27&RowsPerPage=50&OrderBy=id&Order=DESC")));
        given("BENCH_REDMINE_KEY")
                .ifPresent(key -> running.add(new Peer(
                        "Redmine",
                        Figures.number("BENCH_REDMINE_PORT", 80),
                        "X-Redmine-API-Key: " + key + "\r\n",
                        "/issues.json",
                        """
                        {"issue": {"project_id": "ops", "tracker_id": 3, "subject": "Label printer %d prints nothing",
                         "description": "It blinks twice and stops. Began after lunch, others in the hall see it too."}}
                        """,
                        "",
                        "/issues/%d",
                        "/projects/ops/issues?set_filter=1&status_id=o&per_page=50")));
        return running;
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** Tickets opened by API. */
    void sayCreate(int clients) {
        Load.send("POST", port, create, json(), clients, Figures.run().dividedBy(4), this::fresh);
        List<Double> rates = new ArrayList<>();
        for (int run = 1; run <= Figures.runs(); run++) {
            Load.Result result = Load.send("POST", port, create, json(), clients, Figures.run(), this::fresh);
            rates.add(result.perSecond());
            say("run %d  %s %,.1f tickets/s  %d failed", run, name, result.perSecond(), result.failed());
        }
        say("median %s %,.1f tickets/s", name, Figures.median(rates));
    }

    private String json() {
        return keys + "Content-Type: application/json\r\n";
    }

    private byte[] fresh() {
        return body.formatted(NUMBER.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    }

    /** A ticket's page and a list of fifty. */
    void sayScreens(int clients) {
        sayScreen("ticket", ticket, clients);
        sayScreen("queue", queue, clients);
    }

    private void sayScreen(String screen, String path, int clients) {
        List<Double> halves = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        for (int run = 0; run <= Figures.runs(); run++) {
            Load.Result result = Load.get(port, clients, Figures.run(), () -> path.formatted(any()), cookie);
            if (result.failed() > 0) {
                say("%s %s: %d FAILED", name, screen, result.failed());
            }
            halves.add(result.millis(0.5));
            tails.add(result.millis(0.95));
        }
        say(
                "median %s %-6s p50 %.1f ms  p95 %.1f ms",
                name,
                screen,
                Figures.median(halves.subList(1, halves.size())),
                Figures.median(tails.subList(1, tails.size())));
    }

    private static int any() {
        return 1 + ThreadLocalRandom.current().nextInt(TICKETS);
    }
}
