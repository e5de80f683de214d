package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How many tickets a second are opened by API, each answered when its ticket, clocks and timeline are committed; beside each {@link Peer}. */
final class Create {

    private static final int CLIENTS = Figures.number("BENCH_CLIENTS", 8);
    private static final AtomicLong NUMBER = new AtomicLong();

    private Create() {}

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(Figures.folder().resolve("ours"), sink.url())) {
            open(node, Figures.warmUp());
            List<Double> rates = new ArrayList<>();
            for (int run = 1; run <= Figures.runs(); run++) {
                Duration before = node.processorTime();
                Load.Result result = open(node, Figures.run());
                say(
                        "run %d  %,7.0f tickets/s  p50 %.1f ms  p95 %.1f ms  %d failed; %.0f µs of processor time in the program for each",
                        run,
                        result.perSecond(),
                        result.millis(0.5),
                        result.millis(0.95),
                        result.failed(),
                        node.processorTime().minus(before).toNanos() / 1e3 / Math.max(1, result.nanos().length));
                rates.add(result.perSecond());
            }
            say("median %,.0f tickets/s with %d clients (floor 1,500)", Figures.median(rates), CLIENTS);
        }
        Peer.running().forEach(peer -> peer.sayCreate(CLIENTS));
    }

    private static Load.Result open(Node node, Duration time) {
        String headers = "Authorization: Bearer " + node.token() + "\r\nContent-Type: application/json\r\n";
        return Load.send("POST", node.port(), "/api/v1/tickets", headers, CLIENTS, time, Create::body);
    }

    private static byte[] body() {
        return """
                {"kind": "request", "title": "Label printer %d prints nothing", "impact": "low", "urgency": "medium",
                 "description": "It blinks twice and stops. Began after lunch, others in the hall see it too."}
                """.formatted(NUMBER.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    }
}
