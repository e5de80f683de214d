package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.auditor.AuditorStore.Round;
import org.nightdesk.engine.Engine;
import org.nightdesk.engine.Nodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only this node can see of itself: that a thread of its engine stands still, and that its clock is wrong. */
@Component
class NodeAudit {

    /** Each kind of due work is swept every second. */
    static final Duration STILL = Duration.ofSeconds(45);

    /** As for readiness: two nodes further apart call too early or too late. */
    static final Duration SKEW = Duration.ofSeconds(2);

    /** A node that has just begun has not looked yet. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final Engine engine;
    private final Nodes nodes;
    private final InstantSource clock;
    private final String node = Nodes.hostName();

    NodeAudit(Engine engine, Nodes nodes, InstantSource clock) {
        this.engine = engine;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** At most one, which names what stands still. */
    List<Finding> engine(Instant now) {
        Instant late = now.minus(STILL);
        List<String> still = engine.sweeps().entrySet().stream()
                .filter(sweep -> sweep.getValue().isBefore(late))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (still.isEmpty()) {
            return List.of();
        }
        String what = still.size() == engine.sweeps().size() ? "the whole engine" : String.join(", ", still);
        return List.of(Finding.ofNode(
                "still",
                nodes.self(),
                "On %s %s has stood still for more than %d s.".formatted(node, what, STILL.toSeconds()),
                "Restart this node; its log says why."));
    }

    // The way there and back is halved, and as much is doubt: a slow answer is no skew.
    List<Finding> clock(JdbcClient line) {
        Instant before = clock.instant();
        Instant database = Audit.databaseTime(line);
        Duration half = Duration.between(before, clock.instant()).dividedBy(2);
        Duration skew = Duration.between(database, before.plus(half));
        List<Finding> found = new ArrayList<>();
        if (skew.abs().minus(half).compareTo(SKEW) > 0) {
            found.add(Finding.ofNode(
                    "skew",
                    nodes.self(),
                    String.format(
                            Locale.ROOT,
                            "The clock of %s is %.1f s %s the database's.",
                            node,
                            skew.abs().toMillis() / 1000.0,
                            skew.isNegative() ? "behind" : "ahead of"),
                    "Synchronise both with NTP."));
        }
        return found;
    }

    /** Other nodes that serve, and whose auditor does not look. */
    List<Finding> others(List<Round> rounds, Instant now) {
        return nodes.alive(now).stream()
                .filter(other -> !other.id().equals(nodes.self()))
                .filter(other -> other.startedAt().isBefore(now.minus(SETTLED)))
                .filter(other -> rounds.stream().noneMatch(round -> round.node().equals(other.id())))
                .map(other -> new Finding(
                        "silent:" + other.id(),
                        "The auditor of " + other.name() + " does not look any more.",
                        "Restart that node; its log says why.",
                        Optional.empty(),
                        false))
                .toList();
    }

    Finding unreachable() {
        return Finding.ofNode(
                "database",
                nodes.self(),
                "On " + node + " the auditor gets no answer from the database.",
                "Look whether the database runs and can be reached.");
    }

    String name() {
        return node;
    }
}
