package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.ManyTargets;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** One playbook over 500 targets, 20 at a time: what the checks, the records and the chain of evidence cost for each step and target. */
final class Fleet {

    private static final int AIM_MILLIS = 20;

    private Fleet() {}

    public static void main(String[] arguments) throws Exception {
        int targets = Figures.number("BENCH_TARGETS", 500);
        Figures.sayHowQuiet();
        try (TestNode node = TestNode.live(TestNode.settings(TestPostgres.migratedDatabase()));
                ManyTargets many = new ManyTargets(node, targets)) {
            long planning = System.nanoTime();
            KeptPlan plan = many.plan();
            say("%d targets planned, each looked at, in %.1f s", targets, (System.nanoTime() - planning) / 1e9);
            long begun = System.nanoTime();
            Execution run = many.begin(plan);
            while (run.isRunning()) {
                TimeUnit.MILLISECONDS.sleep(50);
                run = many.now(run);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            double each = took.toMillis() / (double) targets;
            say(
                    "%d targets, 20 at a time: %s in %.1f s, %.1f ms for each step and target, its four requests included (aim %d ms)",
                    targets, run.state(), took.toMillis() / 1e3, each, AIM_MILLIS);
            System.exit(run.state().equals("done") && each <= AIM_MILLIS ? 0 : 1);
        }
    }
}
