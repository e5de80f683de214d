package org.nightdesk.report;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much cost is let through on a source. A planner's cost is no time, but on one server the two go together: what its last runs took for what
 * they were reckoned at says what fits into the time that a run has.
 */
@Component("reportCosts")
class Costs {

    /** As long as little is known. A sequential read of 10 million rows of ordinary width is about a fifth of it. */
    static final double AT_FIRST = 1_000_000;

    private static final int ENOUGH = 10;
    private static final double LEAST = 50_000;
    private static final double MOST = 1_000_000_000;

    private final JdbcClient jdbc;

    Costs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(int runs, double millisEach) {}

    /** For a run that may take that long. */
    double most(long source, Duration time) {
        return known(source)
                .filter(known -> known.runs() >= ENOUGH)
                .map(known -> Math.clamp(time.toMillis() / Math.max(known.millisEach(), 1e-9), LEAST, MOST))
                .orElse(AT_FIRST);
    }

    // Of three in four runs it is at most this. What was broken off by its time counts with all of it; what was cut
    // short says nothing.
    private Optional<Known> known(long source) {
        return jdbc.sql("""
                select count(*) as runs, coalesce(percentile_cont(0.75) within group (order by work_millis / cost), 0) as millis
                  from (select work_millis, cost
                          from report.run
                         where source_id = :source and cost >= 1000 and work_millis > 0 and not truncated
                         order by id desc
                         limit 50) last
                """)
                .param("source", source)
                .query((row, number) -> new Known(row.getInt("runs"), row.getDouble("millis")))
                .optional();
    }
}
