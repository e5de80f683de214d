package org.nightdesk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** From a signal to its page at a local webhook, one at a time, each a new incident; beside Alertmanager's way from POST to webhook. */
final class Latency {

    /** One address is told 600 things a minute at most; what is more waits, and is no measure. So they take turns. */
    private static final Map<String, String> ADDRESSES = Map.of("BENCH_ADDRESSES", "60");

    /** Between one page and the next signal, in milliseconds. */
    private static final int PAUSE = Figures.number("BENCH_PAUSE", 0);

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private volatile String awaited = "nothing yet";

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        new Latency().compare(Figures.folder());
    }

    private void compare(Path folder) throws Exception {
        try (Sink sink = Sink.open(this::heard);
                Node node = Node.start(folder.resolve("ours"), sink.url(), 0, ADDRESSES)) {
            Optional<Alertmanager> peer = Alertmanager.start(folder.resolve("peer"), sink.url(), "['...']");
            List<double[]> ours = new ArrayList<>();
            List<double[]> theirs = new ArrayList<>();
            millis(node.port(), node::alerts, Figures.warmUp());
            for (int run = 1; run <= Figures.runs(); run++) {
                ours.add(say(run, "Nightdesk", millis(node.port(), node::alerts, Figures.run())));
                if (peer.isPresent()) {
                    theirs.add(say(
                            run, "Alertmanager", millis(peer.get().port(), nth -> Alertmanager.ALERTS, Figures.run())));
                }
            }
            sayMedians("Nightdesk", ours);
            sayMedians("Alertmanager", theirs);
            if (peer.isPresent()) {
                peer.get().close();
            }
        }
    }

    private static double[] say(int run, String who, double[] millis) {
        double[] figures = {at(millis, 0.5), at(millis, 0.99), at(millis, 1)};
        Figures.say(
                "run %d  %-13s n=%,d  p50 %.1f ms  p99 %.1f ms  max %.1f ms",
                run, who, millis.length, figures[0], figures[1], figures[2]);
        return figures;
    }

    private static void sayMedians(String who, List<double[]> runs) {
        if (!runs.isEmpty()) {
            Figures.say(
                    "median %-13s p50 %.1f ms  p99 %.1f ms",
                    who,
                    Figures.median(runs.stream().map(run -> run[0]).toList()),
                    Figures.median(runs.stream().map(run -> run[1]).toList()));
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    private double[] millis(int port, IntFunction<String> path, Duration time)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        try (Load.Client client = new Load.Client(port)) {
            while (System.nanoTime() < end) {
                awaited = "host-" + NUMBER.incrementAndGet();
                arrivals.clear();
                long before = System.nanoTime();
                client.send("POST", path.apply(millis.size()), "Content-Type: application/json\r\n", body(awaited));
                Long arrived = arrivals.poll(30, TimeUnit.SECONDS);
                if (arrived == null) {
                    throw new IllegalStateException("no page for " + awaited + " within 30 s");
                }
                millis.add((arrived - before) / 1e6);
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        }
        return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void heard(String body) {
        long now = System.nanoTime();
        if (body.contains(awaited)) {
            arrivals.add(now);
        }
    }

    static byte[] body(String instance) {
        return """
                [{"labels":{"alertname":"%1$s","instance":"%1$s","severity":"critical"},"annotations":{"summary":"disk full on %1$s"}}]""".formatted(instance).getBytes(StandardCharsets.UTF_8);
    }
}
