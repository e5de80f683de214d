package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Kills the program and its database at random moments while senders signal, and looks whether anything is missing afterwards: each signal
 * that was answered 2xx has its alert, its incident and its page; whoever was told again was told that it may be a repeat, and
 * only after a kill.
 */
final class Torment implements AutoCloseable {

    private static final int SENDERS = 4;
    private static final int PAUSE_MILLIS = 450;
    private static final Pattern INSTANCE = Pattern.compile("disk full on (host-\\d+)");

    private final Path data;
    private final Sink sink = Sink.open(this::heard);
    private final Set<String> promised = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Told>> told = new ConcurrentHashMap<>();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicLong number = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();
    private final Random random;
    private volatile Node node;
    private volatile boolean over;

    /** A message as it arrived: marked as a repeat or not, after how many kills. */
    private record Told(boolean repeat, int kills) {}

    Torment(Path data, long seed) {
        this.data = data;
        this.random = new Random(seed);
        this.node = Node.start(data, sink.url());
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().daemon().name("sender").start(this::signal));
        }
    }

    /** {@code -9} at a random moment within two seconds, and up again. */
    void killProgram() {
        pause(random.nextInt(2_000));
        int port = node.port();
        node.kill();
        kills.incrementAndGet();
        node = Node.start(data, sink.url(), port, Map.of());
    }

    /** {@code -9} for PostgreSQL at a random moment; the program has to bring it back. */
    void killDatabase() {
        pause(random.nextInt(2_000));
        long before = node.postgresPid();
        Node.signal("KILL", before);
        int promisedBefore = promised.size();
        for (int i = 0; i < 600 && promised.size() == promisedBefore; i++) {
            pause(100);
        }
        if (promised.size() == promisedBefore) {
            throw new IllegalStateException("nothing was stored for a minute after PostgreSQL was killed");
        }
        kills.incrementAndGet();
    }

    /** Ends the load, waits until all is sent, and tells what is missing; empty when nothing is. */
    List<String> verdict() throws SQLException {
        over = true;
        senders.forEach(Torment::join);
        for (int i = 0; i < 120 && (unsent() > 0 || !told.keySet().containsAll(promised)); i++) {
            pause(500);
        }
        List<String> wrong = new ArrayList<>();
        Map<String, String> found = found();
        for (String instance : promised) {
            String what = found.getOrDefault(instance, "has no alert, incident or page");
            if (!what.isEmpty()) {
                wrong.add(instance + " " + what);
            }
            if (!isTold(told.getOrDefault(instance, List.of()))) {
                wrong.add(instance + " was told " + told.getOrDefault(instance, List.of()));
            }
        }
        return wrong;
    }

    // Once, and again only as a repeat and after the kill that kept the result from being written.
    private static boolean isTold(List<Told> messages) {
        for (int i = 1; i < messages.size(); i++) {
            if (!messages.get(i).repeat()
                    || messages.get(i).kills() == messages.get(i - 1).kills()) {
                return false;
            }
        }
        return !messages.isEmpty()
                && messages.stream().filter(told -> !told.repeat()).count() <= 1;
    }

    int promised() {
        return promised.size();
    }

    long repeated() {
        return told.values().stream().filter(messages -> messages.size() > 1).count();
    }

    private long unsent() throws SQLException {
        try (Connection connection = node.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from paging.attempt where state in ('waiting', 'sending')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Map<String, String> found() throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = node.connect();
                var rows = connection.createStatement().executeQuery("""
                        select alert.labels->>'instance' as instance, count(distinct ticket.id) as tickets, count(distinct page.id) as pages
                          from signal.v_alert alert
                          left join desk.ticket ticket on ticket.id = alert.ticket_id
                          left join paging.page page on page.subject_kind = 'ticket' and page.subject_id = ticket.id::text
                         group by 1
                        """)) {
            while (rows.next()) {
                boolean good = rows.getInt("tickets") == 1 && rows.getInt("pages") == 1;
                found.put(
                        String.valueOf(rows.getString("instance")),
                        good ? "" : rows.getInt("tickets") + " incidents, " + rows.getInt("pages") + " pages");
            }
        }
        return found;
    }

    private void signal() {
        try (Load.Client client = new Load.Client(node.port())) {
            while (!over) {
                String instance = "host-" + number.incrementAndGet();
                if (isStored(client, instance)) {
                    promised.add(instance);
                }
                pause(PAUSE_MILLIS);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean isStored(Load.Client client, String instance) {
        try {
            return client.send("POST", node.alerts(), "Content-Type: application/json\r\n", Latency.body(instance))
                            / 100
                    == 2;
        } catch (IOException killed) {
            return false;
        }
    }

    private void heard(String body) {
        // A bundle tells of several at once, and of the most pressing twice: in its title and in its text.
        INSTANCE.matcher(body)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(instance -> told.computeIfAbsent(
                                instance, name -> java.util.Collections.synchronizedList(new ArrayList<>()))
                        .add(new Told(body.contains("\"repeat\":true"), kills.get())));
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(70));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        node.close();
        sink.close();
    }
}
