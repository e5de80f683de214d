package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.sql.Connection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** 20,000 bad requests against one node, and whether it is well afterwards. */
final class Fuzz {

    private static final String TOKEN = "a-token-of-the-benchmarks-and-of-no-installation";

    private Fuzz() {}

    public static void main(String[] arguments) throws Exception {
        int requests = Figures.number("BENCH_REQUESTS", 20_000);
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        boolean fine;
        try (Sink sink = Sink.open(body -> {});
                Node node = Node.start(
                        Figures.folder().resolve("ours"), sink.url(), 0, Map.of("NIGHTDESK_API_TOKEN", TOKEN))) {
            say("%,d requests, seed %d (give it as an argument to see the same again)", requests, seed);
            Fuzzing.Outcome outcome = new Fuzzing(node.port(), node.alerts(), TOKEN).run(requests, seed);
            say("answers by status: %s", outcome.statuses());
            outcome.broken().stream().limit(20).forEach(System.out::println);
            Set<String> lost = new HashSet<>(outcome.kept().keySet());
            lost.removeAll(stored(node));
            say(
                    "%d wrong answers; %,d good alerts beside bad ones, %d lost; memory %d MB",
                    outcome.broken().size(), outcome.kept().size(), lost.size(), node.anonymousMegabytes());
            lost.stream()
                    .limit(20)
                    .forEach(name -> say("lost: %s: %s", name, outcome.kept().getOrDefault(name, "")));
            fine = outcome.broken().isEmpty() && lost.isEmpty() && node.alive();
        }
        System.exit(fine ? 0 : 1);
    }

    private static Set<String> stored(Node node) throws Exception {
        Set<String> stored = new HashSet<>();
        try (Connection connection = node.connect();
                var rows =
                        connection.createStatement().executeQuery("select labels->>'instance' from signal.v_alert")) {
            while (rows.next()) {
                stored.add(String.valueOf(rows.getString(1)));
            }
        }
        return stored;
    }
}
