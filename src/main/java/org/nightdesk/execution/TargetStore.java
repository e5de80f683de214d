package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who works on which target, and which were touched when. */
@Component("executionTargetStore")
class TargetStore {

    /** A target that somebody else works on. */
    record Taken(String target, ExecutionId by) {}

    private final JdbcClient jdbc;

    TargetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that others have; the rest is the execution's now. In one order, so that no two wait for each other. */
    List<Taken> take(ExecutionId execution, List<String> keys) {
        jdbc.sql("""
                insert into execution.occupied (target, execution_id)
                select key, :execution
                  from unnest(:keys::text[]) key
                 order by key
                on conflict do nothing
                """)
                .param("execution", execution.value())
                .param("keys", keys.toArray(String[]::new))
                .update();
        return jdbc.sql("""
                select target, execution_id
                  from execution.occupied
                 where target = any (:keys::text[])
                   and execution_id <> :execution
                 order by target
                """)
                .param("execution", execution.value())
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) ->
                        new Taken(row.getString("target"), new ExecutionId(row.getLong("execution_id"))))
                .list();
    }

    boolean holds(ExecutionId execution, String key) {
        return jdbc.sql(
                        "select exists (select 1 from execution.occupied where target = :key and execution_id = :execution)")
                .param("key", key)
                .param("execution", execution.value())
                .query(Boolean.class)
                .single();
    }

    void leave(ExecutionId execution) {
        jdbc.sql("delete from execution.occupied where execution_id = :execution")
                .param("execution", execution.value())
                .update();
    }

    void touch(ExecutionId execution, String playbook, String key, Instant now) {
        jdbc.sql("""
                insert into execution.touch (playbook, target, execution_id, at)
                values (:playbook, :key, :execution, :now)
                on conflict do nothing
                """)
                .param("playbook", playbook)
                .param("key", key)
                .param("execution", execution.value())
                .param("now", PlanStore.time(now))
                .update();
    }

    /** When the playbook may touch one more target than {@code most} in an hour; empty when it may now, or this execution has touched this one already. */
    Optional<Instant> full(ExecutionId execution, String playbook, String key, int most, Instant now) {
        return jdbc.sql("""
                select at
                  from execution.touch
                 where playbook = :playbook
                   and at > :since
                   and not exists (select 1 from execution.touch mine where mine.execution_id = :execution and mine.target = :key)
                 order by at desc
                offset :most
                 limit 1
                """)
                .param("playbook", playbook)
                .param("since", PlanStore.time(now.minusSeconds(3_600)))
                .param("execution", execution.value())
                .param("key", key)
                .param("most", most - 1)
                .query((row, number) ->
                        ExecutionStore.time(row, "at").orElseThrow().plusSeconds(3_600))
                .optional();
    }
}
