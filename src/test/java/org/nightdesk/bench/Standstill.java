package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One of two nodes is stopped while it waits for the answer to a page it sends; later it goes on. */
final class Standstill implements AutoCloseable {

    /** {@code after}: from the standstill to the other node's message. {@code repeats}: for each message, whether it was marked. */
    record Outcome(Duration after, List<Boolean> repeats) {}

    private static final String INSTANCE = "host-1";

    private final List<Boolean> told = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final Sink sink = Sink.open(this::heard);
    private final Node one;
    private final Node other;

    Standstill(Path folder) {
        this.one = Node.start(folder.resolve("one"), sink.url());
        this.other = Node.start(
                folder.resolve("other"),
                sink.url(),
                0,
                Map.of(
                        "NIGHTDESK_DB_URL", one.jdbc(),
                        "NIGHTDESK_DB_USER", one.user(),
                        "NIGHTDESK_DB_PASSWORD", one.password()));
    }

    Outcome run() throws IOException, InterruptedException {
        // The other one looks away, so that it is the first that sends.
        Node.signal("STOP", other.pid());
        try (Load.Client client = new Load.Client(one.port())) {
            client.send("POST", one.alerts(), "Content-Type: application/json\r\n", Latency.body(INSTANCE));
        }
        first.await(30, TimeUnit.SECONDS);
        Node.signal("STOP", one.pid());
        Node.signal("CONT", other.pid());
        long stopped = System.nanoTime();
        answers.countDown();
        second.await(60, TimeUnit.SECONDS);
        Duration after = Duration.ofNanos(System.nanoTime() - stopped);
        Node.signal("CONT", one.pid());
        Torment.pause(20_000);
        return new Outcome(after, List.copyOf(told));
    }

    private void heard(String body) {
        if (!body.contains(INSTANCE)) {
            return;
        }
        told.add(body.contains("\"repeat\":true"));
        (told.size() == 1 ? first : second).countDown();
        try {
            answers.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Node.signal("CONT", one.pid());
        Node.signal("CONT", other.pid());
        other.close();
        one.close();
        sink.close();
    }
}
