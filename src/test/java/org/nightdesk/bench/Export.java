package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** How fast a list of all tickets of a {@link Backlog} leaves as CSV and as a workbook, and how far the program's memory grows while it does. */
final class Export {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Node node;

    private Export(Node node) {
        this.node = node;
    }

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(Figures.folder().resolve("ours"), sink.url())) {
            Backlog.fill(node);
            for (String format : new String[] {"csv", "xlsx"}) {
                for (int run = 1; run <= Figures.runs(); run++) {
                    new Export(node).measure(run, format);
                }
            }
        }
    }

    private void measure(int run, String format) throws IOException, InterruptedException {
        long before = node.anonymousMegabytes();
        AtomicLong most = new AtomicLong(before);
        Thread looking = Thread.ofPlatform().daemon().start(() -> watch(most));
        long begin = System.nanoTime();
        long bytes = download(format);
        double seconds = (System.nanoTime() - begin) / 1e9;
        looking.interrupt();
        looking.join();
        say(
                "run %d  %-4s  %.1f s  %,.0f tickets/s  %,d MB  memory %d MB before, %d MB at most",
                run, format, seconds, Backlog.TICKETS / seconds, bytes / 1_000_000, before, most.get());
    }

    private long download(String format) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + node.port() + "/api/v1/exports/tickets." + format);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + node.token());
        try (InputStream in = connection.getInputStream()) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private void watch(AtomicLong most) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                most.accumulateAndGet(node.anonymousMegabytes(), Math::max);
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
