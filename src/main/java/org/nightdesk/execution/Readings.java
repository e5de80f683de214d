package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import org.nightdesk.course.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs that are done have read back, for whoever measures by it. */
@Component("executionReadings")
public class Readings {

    private final JdbcClient jdbc;
    private final PlanStore plans;

    Readings(JdbcClient jdbc, PlanStore plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** {@code installations} are the keys of its targets; {@code values} what each of them showed. */
    public record Reading(
            ExecutionId run, String title, Instant endedAt, List<String> installations, List<String> values) {}

    private record Row(ExecutionId run, String sha256, Instant endedAt, List<String> values) {}

    /** Runs that began since then, are done, and captured something under that name; the newest first. */
    public List<Reading> of(String name, Instant since, int most) {
        return jdbc
                .sql("""
                select e.id, e.sha256, e.ended_at, array_agg(c.value order by c.target) as seen
                  from execution.execution e
                  join execution.captured c on c.execution_id = e.id
                 where c.slot = :name
                   and e.state = 'done'
                   and e.begun_at >= :since
                 group by e.id, e.sha256, e.ended_at
                 order by e.id desc
                 limit :most
                """)
                .param("name", name)
                .param("since", PlanStore.time(since))
                .param("most", most)
                .query((row, number) -> new Row(
                        new ExecutionId(row.getLong("id")),
                        row.getString("sha256"),
                        ExecutionStore.time(row, "ended_at").orElseThrow(),
                        List.of((String[]) row.getArray("seen").getArray())))
                .list()
                .stream()
                .map(this::reading)
                .toList();
    }

    private Reading reading(Row row) {
        var plan = plans.plan(row.sha256());
        return new Reading(
                row.run(),
                plan.playbook().name(),
                row.endedAt(),
                plan.targets().stream().map(Target::key).toList(),
                row.values());
    }
}
