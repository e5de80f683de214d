package org.nightdesk.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.engine.Checkup;
import org.nightdesk.engine.Nodes;
import org.nightdesk.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database, the clocks on both sides, and who serves from it. */
@Component
class DatabaseCheckup implements Checkup {

    private static final long MEGABYTE = 1L << 20;
    private static final double CROWDED = 0.8;

    private final JdbcClient jdbc;
    private final Nodes nodes;
    private final Settings settings;

    DatabaseCheckup(JdbcClient jdbc, Nodes nodes, Settings settings) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.settings = settings;
    }

    @Override
    public List<Finding> examine(Instant now) {
        List<Finding> findings = new ArrayList<>(List.of(server(), connections(), clock()));
        findings.add(nodes(now));
        return findings;
    }

    private Finding server() {
        String about = jdbc.sql("""
                select current_setting('server_version'), pg_database_size(current_database()) as size
                """)
                .query((row, number) -> "PostgreSQL %s%s, %d MB."
                        .formatted(
                                row.getString(1).replaceFirst(" .*", ""),
                                settings.database().isPresent() ? "" : ", embedded",
                                row.getLong(2) / MEGABYTE))
                .single();
        return ok("database", about);
    }

    private Finding connections() {
        return jdbc.sql("""
                select count(*) as used, current_setting('max_connections')::int as most
                  from pg_stat_activity
                 where backend_type = 'client backend'
                """)
                .query((row, number) -> {
                    String finding = "%d of %d in use.".formatted(row.getInt("used"), row.getInt("most"));
                    return row.getInt("used") > CROWDED * row.getInt("most")
                            ? warning("connections", finding, "Raise max_connections; a node needs 17.")
                            : ok("connections", finding);
                })
                .single();
    }

    private Finding clock() {
        Duration skew = nodes.skew();
        String finding = String.format(
                Locale.ROOT, "%.3f s from the database's.", skew.abs().toMillis() / 1000.0);
        return skew.abs().compareTo(Readiness.MOST_SKEW) > 0
                ? new Finding(
                        "clock", Level.BROKEN, finding, "Synchronise both with NTP; a node above 2 s is not ready.")
                : ok("clock", finding);
    }

    private Finding nodes(Instant now) {
        List<Nodes.Node> alive = nodes.alive(now);
        if (alive.isEmpty()) {
            return warning("nodes", "None is serving.", "Start one with ./nightdesk serve.");
        }
        long versions = alive.stream().map(Nodes.Node::version).distinct().count();
        String names = String.join(", ", alive.stream().map(Nodes.Node::name).toList());
        return versions > 1
                ? warning("nodes", names + " run different versions.", "Update them one after the other.")
                : ok("nodes", alive.size() + " serving: " + names + ".");
    }

    private static Finding ok(String what, String finding) {
        return new Finding(what, Level.OK, finding, "");
    }

    private static Finding warning(String what, String finding, String remedy) {
        return new Finding(what, Level.WARNING, finding, remedy);
    }
}
