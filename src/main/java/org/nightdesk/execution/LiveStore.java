package org.nightdesk.execution;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what commands write while they run. */
@Component
class LiveStore {

    private static final int MOST = 8_000;

    private final JdbcClient jdbc;

    /** {@code endedBy} is empty when nobody wants it ended. */
    record Live(String text, String endedBy) {}

    LiveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only of what that host is at; empty for everything else. */
    Optional<ExecutionId> add(long attempt, String host, String piece, Instant now) {
        Optional<ExecutionId> execution = jdbc.sql("""
                select execution_id
                  from execution.attempt
                 where id = :attempt
                   and host = :host
                   and hands = 'runner'
                   and state = 'acting'
                """)
                .param("attempt", attempt)
                .param("host", host)
                .query((row, number) -> new ExecutionId(row.getLong("execution_id")))
                .optional();
        if (execution.isPresent() && !piece.isEmpty()) {
            jdbc.sql("""
                    insert into execution.live (attempt_id, text, at)
                    values (:attempt, right(:piece, :most), :now)
                    on conflict (attempt_id) do update
                       set text = right(live.text || :piece, :most), at = :now
                    """)
                    .param("attempt", attempt)
                    .param("piece", piece)
                    .param("most", MOST)
                    .param("now", PlanStore.time(now))
                    .update();
        }
        return execution;
    }

    void end(long attempt, String by, Instant now) {
        jdbc.sql("""
                insert into execution.live (attempt_id, ended_by, at)
                values (:attempt, :by, :now)
                on conflict (attempt_id) do update
                   set ended_by = :by
                """)
                .param("attempt", attempt)
                .param("by", by)
                .param("now", PlanStore.time(now))
                .update();
    }

    String endedBy(long attempt) {
        return jdbc.sql("select ended_by from execution.live where attempt_id = :attempt")
                .param("attempt", attempt)
                .query(String.class)
                .optional()
                .orElse("");
    }

    void delete(long attempt) {
        jdbc.sql("delete from execution.live where attempt_id = :attempt")
                .param("attempt", attempt)
                .update();
    }

    /** By attempt. */
    Map<Long, Live> of(ExecutionId execution) {
        Map<Long, Live> live = new HashMap<>();
        jdbc.sql("""
                select live.attempt_id, live.text, live.ended_by
                  from execution.live
                  join execution.attempt on attempt.id = live.attempt_id
                 where attempt.execution_id = :execution
                """).param("execution", execution.value()).query(row -> {
            live.put(row.getLong("attempt_id"), new Live(row.getString("text"), row.getString("ended_by")));
        });
        return live;
    }
}
