package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.util.EnumMap;
import java.util.Map;
import org.nightdesk.course.Next.End;
import org.nightdesk.course.Ordeal;
import org.nightdesk.execution.KilledNodes;
import org.nightdesk.testing.TestNode;

/**
 * 2,000 runs of playbooks made up at random, with random failures and kills before, within and after every step: nothing acts without its check, nothing is done twice that
 * must not be, no more targets are touched than allowed, and all of them end. Then runs over a real service and database, by nodes that are killed.
 */
final class Crash {

    private Crash() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        boolean fine = madeUp(Figures.number("BENCH_ROUNDS", 2_000), seed);
        fine &= real(Figures.number("BENCH_REAL", 200), seed);
        System.exit(fine ? 0 : 1);
    }

    private static boolean madeUp(int rounds, long seed) {
        Map<End, Integer> ends = new EnumMap<>(End.class);
        int kills = 0;
        int wrong = 0;
        long begun = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            try {
                Ordeal.Result result = Ordeal.of(seed + round);
                ends.merge(result.end(), 1, Integer::sum);
                kills += result.kills();
            } catch (AssertionError violated) {
                wrong++;
                say("  seed %d: %.300s", seed + round, String.valueOf(violated.getMessage()));
            }
        }
        say(
                "%,d made-up runs, %,d kills, in %.1f s, seed %d: %s; %d broke a rule",
                rounds, kills, (System.nanoTime() - begun) / 1e9, seed, ends, wrong);
        return wrong == 0;
    }

    private static boolean real(int rounds, long seed) {
        int wrong = 0;
        try (TestNode node = TestNode.fresh();
                KilledNodes killed = new KilledNodes(node, seed)) {
            for (int round = 0; round < rounds; round++) {
                var found = killed.once();
                found.forEach(System.out::println);
                wrong += found.size();
            }
            say(
                    "%,d runs over a real service and database, %,d nodes killed: %s; %d left something otherwise than they said",
                    rounds, killed.kills(), killed.ends(), wrong);
        }
        return wrong == 0;
    }
}
