package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fast alerts are taken in for good, beside Alertmanager, which keeps them in memory, and beside pgbench. */
final class Intake {

    private static final int BATCH = 64;

    private final Path folder;
    private final Node node;
    private final Sink sink;
    private final int clients = Figures.number("BENCH_CLIENTS", 16);

    private Intake(Path folder, Node node, Sink sink) {
        this.folder = folder;
        this.node = node;
        this.sink = sink;
    }

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        Path folder = Figures.folder();
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(folder.resolve("ours"), sink.url())) {
            Intake intake = new Intake(folder, node, sink);
            if (!List.of(arguments).contains("single")) {
                intake.batches();
            }
            if (!List.of(arguments).contains("batches")) {
                intake.singles();
            }
        }
    }

    private void batches() throws Exception {
        say("Batches of %d, one group, fresh labels, %d clients:", BATCH, clients);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        ours(BATCH, Figures.warmUp());
        for (int run = 1; run <= Figures.runs(); run++) {
            long before = stored();
            double rate = ours(BATCH, Figures.run()) * BATCH;
            say("  run %d  Nightdesk     %,9.0f alerts/s, %,d rows stored", run, rate, stored() - before);
            ours.add(rate);
            theirs(run).ifPresent(theirs::add);
        }
        say("  median Nightdesk     %,9.0f alerts/s", Figures.median(ours));
        if (!theirs.isEmpty()) {
            say("  median Alertmanager  %,9.0f alerts/s", Figures.median(theirs));
            say("  ratio  %.2f (floor 0.25)", Figures.median(ours) / Figures.median(theirs));
        }
        say("  memory of the node %d MB", node.anonymousMegabytes());
    }

    private void singles() throws Exception {
        say("One alert per request, fresh labels, %d clients:", clients);
        List<Double> ours = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        ours(1, Figures.warmUp());
        for (int run = 1; run <= Figures.runs(); run++) {
            long before = stored();
            double rate = ours(1, Figures.run());
            say("  run %d  Nightdesk     %,9.0f alerts/s, %,d rows stored", run, rate, stored() - before);
            ours.add(rate);
            Optional<Double> peer = Pgbench.commits(folder, node, clients, Figures.run());
            peer.ifPresent(commits::add);
            if (peer.isPresent()) {
                say("  run %d  pgbench       %,9.0f commits/s", run, peer.get());
            }
        }
        say("  median Nightdesk     %,9.0f alerts/s", Figures.median(ours));
        if (!commits.isEmpty()) {
            say("  median pgbench       %,9.0f commits/s", Figures.median(commits));
            say("  share  %.0f %% (floor 60 %%)", 100 * Figures.median(ours) / Figures.median(commits));
        }
    }

    private double ours(int batch, java.time.Duration time) {
        java.time.Duration before = node.processorTime();
        Load.Result result = Load.post(node.port(), node.alerts(), clients, time, () -> Alerts.of(batch)::next);
        if (result.failed() > 0) {
            say("  %d requests failed", result.failed());
        }
        say(
                "         p50 %.1f ms, p99 %.1f ms per request; %.0f µs of processor time in the program for each",
                result.millis(0.5),
                result.millis(0.99),
                node.processorTime().minus(before).toNanos() / 1e3 / Math.max(1, result.nanos().length));
        return result.perSecond();
    }

    // Begun anew for each run: it keeps everything in memory, and three runs would be some gigabytes.
    private Optional<Double> theirs(int run) throws Exception {
        Optional<Alertmanager> peer = Alertmanager.start(folder.resolve("peer"), sink.url(), "[team]");
        if (peer.isEmpty()) {
            return Optional.empty();
        }
        try (Alertmanager alertmanager = peer.get()) {
            theirs(alertmanager, Figures.warmUp());
            double rate = theirs(alertmanager, Figures.run()) * BATCH;
            say("  run %d  Alertmanager  %,9.0f alerts/s", run, rate);
            return Optional.of(rate);
        }
    }

    private double theirs(Alertmanager peer, java.time.Duration time) {
        return Load.post(peer.port(), Alertmanager.ALERTS, clients, time, () -> Alerts.of(BATCH)::next)
                .perSecond();
    }

    private long stored() throws Exception {
        try (Connection connection = node.connect();
                var rows = connection.createStatement().executeQuery("select count(*) from signal.open_alert")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
