package org.nightdesk.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Engine;
import org.nightdesk.engine.Nodes;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether a balancer may send this node anything. Migrations are done before the door opens, so they need no question. */
@Component
class Readiness {

    /** Due times are compared across nodes: two clocks further apart would page too early or too late. */
    static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private static final int SWEPT_WITHIN_SECONDS = 10;

    private final Engine engine;
    private final Nodes nodes;

    Readiness(Engine engine, Nodes nodes) {
        this.engine = engine;
        this.nodes = nodes;
    }

    /** Why not, as sentences; empty when it is ready. */
    List<String> objections() {
        try {
            Duration skew = Lane.INTAKE.on(nodes::skew);
            if (skew.abs().compareTo(MOST_SKEW) > 0) {
                return List.of(String.format(
                        Locale.ROOT,
                        "This node's clock is %.1f s from the database's: synchronise both.",
                        skew.toMillis() / 1000.0));
            }
        } catch (DataAccessException | TransactionException unreachable) {
            return List.of("The database does not answer.");
        }
        return engine.ticking(SWEPT_WITHIN_SECONDS) ? List.of() : List.of("Due work is not being done.");
    }
}
