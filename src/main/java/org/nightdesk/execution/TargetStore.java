package org.nightdesk.execution;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who works on which target, and which were touched when. */
@Component("executionTargetStore")
class TargetStore {

    /** A target that somebody else works on. */
    record Taken(String target, ExecutionId by) {}

    /** A target that is changed from now on. */
    record Touched(String target, Instant at) {}

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

    /** Those of these that are the execution's to work on. */
    Set<String> held(ExecutionId execution, Collection<String> keys) {
        return jdbc.sql(
                        "select target from execution.occupied where target = any (:keys::text[]) and execution_id = :execution")
                .param("keys", keys.toArray(String[]::new))
                .param("execution", execution.value())
                .query(String.class)
                .set();
    }

    void leave(ExecutionId execution) {
        jdbc.sql("delete from execution.occupied where execution_id = :execution")
                .param("execution", execution.value())
                .update();
    }

    void touch(ExecutionId execution, String playbook, List<Touched> all) {
        jdbc.sql("""
                insert into execution.touch (playbook, target, execution_id, at)
                select :playbook, one.target, :execution, one.at
                  from unnest(:targets::text[], :ats::timestamptz[]) as one (target, at)
                on conflict do nothing
                """)
                .param("playbook", playbook)
                .param("execution", execution.value())
                .param("targets", all.stream().map(Touched::target).toArray(String[]::new))
                .param("ats", all.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }

    /** Until the transaction ends nobody else begins to touch a target by that playbook, so that what is counted stays true. */
    void lockRoom(String playbook) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('execution.touch:' || :playbook, 0))")
                .param("playbook", playbook)
                .query((row, number) -> playbook)
                .single();
    }

    /** How many targets the playbook has touched within an hour. */
    int touched(String playbook, Instant now) {
        return jdbc.sql("select count(*) from execution.touch where playbook = :playbook and at > :since")
                .param("playbook", playbook)
                .param("since", PlanStore.time(now.minusSeconds(3_600)))
                .query(Integer.class)
                .single();
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
