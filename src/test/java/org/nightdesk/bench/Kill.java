package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.file.Path;
import java.util.List;

/**
 * 200 kills of the program and 200 of PostgreSQL under load, a node that stands still in the middle of a send, and a gateway that fails while one of two
 * nodes is stopped for a minute.
 */
final class Kill {

    private Kill() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Figures.number("BENCH_ROUNDS", 200);
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        Path folder = Figures.folder();
        boolean fine = standstill(folder.resolve("standstill"));
        fine &= outage(folder.resolve("outage"));
        say("%d kills of the program and %d of PostgreSQL under load, seed %d", rounds, rounds, seed);
        try (Torment torment = new Torment(folder.resolve("torment"), seed)) {
            for (int round = 1; round <= rounds; round++) {
                torment.killProgram();
                torment.killDatabase();
                if (round % 10 == 0) {
                    say("  round %d, %,d signals answered 2xx", round, torment.promised());
                }
            }
            List<String> wrong = torment.verdict();
            wrong.stream().limit(20).forEach(System.out::println);
            say(
                    "%,d signals answered 2xx: %d of them not as they should be, %d told again after a kill and marked so",
                    torment.promised(), wrong.size(), torment.repeated());
            fine &= wrong.isEmpty();
        }
        System.exit(fine ? 0 : 1);
    }

    private static boolean outage(Path folder) throws Exception {
        try (Outage outage = new Outage(folder)) {
            Outage.Outcome outcome = outage.run();
            outcome.wrong().forEach(System.out::println);
            say(
                    "A gateway failed and a node was stopped for a minute: %d incidents not told as they should be, %d told again, marked",
                    outcome.wrong().size(), outcome.repeated());
            return outcome.wrong().isEmpty();
        }
    }

    private static boolean standstill(Path folder) throws Exception {
        try (Standstill standstill = new Standstill(folder)) {
            Standstill.Outcome outcome = standstill.run();
            say(
                    "A node stood still in the middle of a send: the other sent after %.1f s; messages marked as repeats: %s",
                    outcome.after().toMillis() / 1e3, outcome.repeats());
            return outcome.after().toSeconds() < 20 && outcome.repeats().equals(List.of(false, true));
        }
    }
}
