package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two nodes that page by text message, through two gateways. In the middle the first gateway takes messages and answers nothing; then one node is stopped
 * for a minute and goes on. Each incident is told, at most once more than once, and then marked as a repeat.
 */
final class Outage implements AutoCloseable {

    private static final Pattern INSTANCE = Pattern.compile("disk full on (host-\\d+)");
    private static final int SIGNALS = 20;
    private static final int BETWEEN_MILLIS = 7_000;
    private static final int FAILS_AT = 3;
    private static final int STOPS_AT = 6;
    private static final int RECOVERS_AT = 10;

    private final Map<String, List<Boolean>> told = new ConcurrentHashMap<>();
    private final Sink first = Sink.open(this::heard);
    private final Sink second = Sink.open(this::heard);
    private final Node one;
    private final Node other;

    /** What is wrong; and how many were told again. */
    record Outcome(List<String> wrong, long repeated) {}

    Outage(Path folder) throws SQLException {
        this.one = Node.start(folder.resolve("one"), first.url());
        this.other = Node.start(
                folder.resolve("other"),
                first.url(),
                0,
                Map.of(
                        "NIGHTDESK_DB_URL", one.jdbc(),
                        "NIGHTDESK_DB_USER", one.user(),
                        "NIGHTDESK_DB_PASSWORD", one.password()));
        try (Connection database = one.connect();
                var statement = database.createStatement()) {
            statement.execute("""
                    update people.contact_method
                       set kind = 'sms', address = '+4741234567'
                     where kind = 'webhook'
                    """);
            statement.execute("""
                    insert into telephony.provider (name, kind, rank, sms, voice, sender, address, secret, template, called, poll_due_at, created_at)
                    values ('First', 'gateway', 1, true, false, '', '%s', decode(repeat('00', 28), 'hex'),
                            '{"to": "{{to}}", "text": "{{text}}"}', false, now(), now()),
                           ('Second', 'gateway', 2, true, false, '', '%s', decode(repeat('00', 28), 'hex'),
                            '{"to": "{{to}}", "text": "{{text}}"}', false, now(), now())
                    """.formatted(first.url(), second.url()));
        }
    }

    Outcome run() throws IOException, SQLException {
        long stopped = 0;
        for (int i = 1; i <= SIGNALS; i++) {
            first.drops(i >= FAILS_AT && i < RECOVERS_AT);
            signal("host-" + i);
            if (i == STOPS_AT) {
                Node.signal("STOP", one.pid());
                stopped = System.nanoTime();
            }
            Torment.pause(BETWEEN_MILLIS);
            if (stopped > 0 && System.nanoTime() - stopped > 60_000_000_000L) {
                Node.signal("CONT", one.pid());
                stopped = 0;
            }
        }
        for (int i = 0; i < 120 && (told.size() < SIGNALS || unsent() > 0); i++) {
            Torment.pause(500);
        }
        Torment.pause(20_000);
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i <= SIGNALS; i++) {
            List<Boolean> messages = told.getOrDefault("host-" + i, List.of());
            boolean marked = messages.stream().skip(1).allMatch(repeat -> repeat);
            if (messages.isEmpty() || messages.size() > 2 || !marked) {
                wrong.add("host-" + i + " was told " + messages);
            }
        }
        return new Outcome(
                wrong,
                told.values().stream().filter(messages -> messages.size() > 1).count());
    }

    // By the node that is never stopped: a sender that is not answered would try again.
    private void signal(String instance) throws IOException {
        try (Load.Client client = new Load.Client(other.port())) {
            int status =
                    client.send("POST", other.alerts(), "Content-Type: application/json\r\n", Latency.body(instance));
            if (status != 200) {
                throw new IOException("answered " + status);
            }
        }
    }

    private long unsent() throws SQLException {
        try (Connection database = other.connect();
                var rows = database.createStatement()
                        .executeQuery("select count(*) from paging.attempt where state in ('waiting', 'sending')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void heard(String body) {
        Matcher instance = INSTANCE.matcher(body);
        if (instance.find()) {
            told.computeIfAbsent(instance.group(1), each -> new CopyOnWriteArrayList<>())
                    .add(body.contains("May be a repeat"));
        }
    }

    @Override
    public void close() {
        Node.signal("CONT", one.pid());
        other.close();
        one.close();
        first.close();
        second.close();
    }
}
