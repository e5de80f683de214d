package org.nightdesk.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Event;
import org.nightdesk.course.Move;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps attempts, which together are what has happened. */
@Component("executionAttemptStore")
class AttemptStore {

    /** When the next is due, or a running execution is out of time. */
    static final String EARLIEST = """
            select least((select min(due_at) from execution.attempt where due_at is not null and (hands <> 'runner' or state <> 'waiting')),
                         (select min(deadline)
                            from execution.execution
                           where state = 'running'
                             and not exists (select 1 from execution.decree where decree.execution_id = execution.id)))
            """;

    private static final String ALL = """
            select id, execution_id, target, step, phase, number, hands, state, due_at, held, begun, came, outcome, said, output, by_name, begun_at, ended_at
              from execution.attempt
            """;

    private final JdbcClient jdbc;

    /** One that is to begin when it is due. {@code hands} are whose it is: node, person or runner, of that {@code host}; {@code begun} its event. */
    record Waiting(Move move, String hands, String host, int begun, Instant due) {}

    /** One that has begun. {@code state} is acting or asking, {@code until} when it must have ended. */
    record Begun(long id, String state, String by, Instant until, Instant at) {}

    /** One that has ended; {@code came} is its event. */
    record Ended(long id, String outcome, int came, String said, String output, String by, Instant at) {}

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Executions with something due, the one that waits longest first. */
    List<Long> due(Instant now, int most) {
        return jdbc.sql("""
                select execution_id
                  from (select execution_id, due_at
                          from execution.attempt
                         where due_at <= :now
                           and (hands <> 'runner' or state <> 'waiting')
                         union all
                        select id, deadline
                          from execution.execution
                         where state = 'running'
                           and deadline <= :now
                           and not exists (select 1 from execution.decree where decree.execution_id = execution.id)) waiting
                 group by execution_id
                 order by min(due_at), execution_id
                 limit :most
                """)
                .param("now", PlanStore.time(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Of one execution, what is due; oldest first. */
    List<Attempt> due(ExecutionId execution, Instant now, int most) {
        return jdbc.sql(ALL + """
                 where execution_id = :execution
                   and due_at <= :now
                   and (hands <> 'runner' or state <> 'waiting')
                 order by due_at, id
                 limit :most
                """)
                .param("execution", execution.value())
                .param("now", PlanStore.time(now))
                .param("most", most)
                .query(AttemptStore::row)
                .list();
    }

    /** What waits longest for that host. */
    Optional<Attempt> waitingFor(String host, Instant now) {
        return jdbc.sql(ALL + """
                 where host = :host
                   and hands = 'runner'
                   and state = 'waiting'
                   and due_at <= :now
                 order by due_at, id
                 limit 1
                """)
                .param("host", host)
                .param("now", PlanStore.time(now))
                .query(AttemptStore::row)
                .optional();
    }

    List<Commands.Work> byHost() {
        return jdbc.sql("""
                select host,
                       count(*) filter (where state = 'waiting') as waiting,
                       count(*) filter (where state = 'acting') as acting,
                       min(due_at) filter (where state = 'waiting') as since
                  from execution.attempt
                 where hands = 'runner'
                   and state in ('waiting', 'acting')
                 group by host
                """)
                .query((row, number) -> new Commands.Work(
                        row.getString("host"),
                        row.getInt("waiting"),
                        row.getInt("acting"),
                        ExecutionStore.time(row, "since")))
                .list();
    }

    Optional<Attempt> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those of them that there are. */
    List<Attempt> find(List<Long> ids) {
        return jdbc.sql(ALL + " where id = any (:ids::bigint[])")
                .param("ids", ids.toArray(Long[]::new))
                .query(AttemptStore::row)
                .list();
    }

    /** All of an execution, oldest first. */
    List<Attempt> of(ExecutionId execution) {
        return jdbc.sql(ALL + " where execution_id = :execution order by id")
                .param("execution", execution.value())
                .query(AttemptStore::row)
                .list();
    }

    /** Those that have not ended. */
    List<Attempt> open(ExecutionId execution) {
        return jdbc.sql(ALL + " where execution_id = :execution and state <> 'ended' order by id")
                .param("execution", execution.value())
                .query(AttemptStore::row)
                .list();
    }

    /** At most one of a target, step and phase. */
    void insert(ExecutionId execution, List<Waiting> all) {
        jdbc.sql("""
                insert into execution.attempt (execution_id, target, step, phase, number, hands, host, state, due_at, begun)
                select :execution, one.target, one.step, one.phase,
                       1 + (select count(*)
                              from execution.attempt before
                             where before.execution_id = :execution
                               and before.target = one.target
                               and before.step = one.step
                               and before.phase = one.phase),
                       one.hands, one.host, 'waiting', one.due, one.begun
                  from unnest(:targets::int[], :steps::int[], :phases::text[], :hands::text[], :hosts::text[], :dues::timestamptz[], :begun::int[])
                       with ordinality as one (target, step, phase, hands, host, due, begun, place)
                 order by one.place
                """)
                .param("execution", execution.value())
                .param("targets", array(all, Integer[]::new, one -> one.move().target()))
                .param("steps", array(all, Integer[]::new, one -> one.move().step()))
                .param(
                        "phases",
                        array(all, String[]::new, one -> one.move().phase().word()))
                .param("hands", array(all, String[]::new, Waiting::hands))
                .param("hosts", array(all, String[]::new, Waiting::host))
                .param("dues", array(all, String[]::new, one -> one.due().toString()))
                .param("begun", array(all, Integer[]::new, Waiting::begun))
                .update();
    }

    void begin(List<Begun> all) {
        jdbc.sql("""
                update execution.attempt
                   set state = one.state, due_at = one.until, held = '', by_name = one.by, begun_at = coalesce(begun_at, one.at)
                  from unnest(:ids::bigint[], :states::text[], :untils::timestamptz[], :bys::text[], :ats::timestamptz[])
                       as one (id, state, until, by, at)
                 where attempt.id = one.id
                """)
                .param("ids", array(all, Long[]::new, Begun::id))
                .param("states", array(all, String[]::new, Begun::state))
                .param("untils", array(all, String[]::new, one -> one.until().toString()))
                .param("bys", array(all, String[]::new, Begun::by))
                .param("ats", array(all, String[]::new, one -> one.at().toString()))
                .update();
    }

    void hold(long id, String why, Instant until) {
        jdbc.sql("update execution.attempt set held = :why, due_at = :until where id = :id")
                .param("why", why)
                .param("until", PlanStore.time(until))
                .param("id", id)
                .update();
    }

    /** Looked at once more when it is due. */
    void again(long id) {
        jdbc.sql("update execution.attempt set state = 'waiting' where id = :id")
                .param("id", id)
                .update();
    }

    void end(List<Ended> all) {
        jdbc.sql("""
                update execution.attempt
                   set state = 'ended', due_at = null, held = '', came = one.came, outcome = one.outcome, said = one.said, output = one.output,
                       ended_at = one.at, by_name = case when one.by = '' then by_name else one.by end
                  from unnest(:ids::bigint[], :outcomes::text[], :events::int[], :saids::text[], :outputs::text[], :bys::text[], :ats::timestamptz[])
                       as one (id, outcome, came, said, output, by, at)
                 where attempt.id = one.id
                """)
                .param("ids", array(all, Long[]::new, Ended::id))
                .param("outcomes", array(all, String[]::new, Ended::outcome))
                .param("events", array(all, Integer[]::new, Ended::came))
                .param("saids", array(all, String[]::new, Ended::said))
                .param("outputs", array(all, String[]::new, Ended::output))
                .param("bys", array(all, String[]::new, Ended::by))
                .param("ats", array(all, String[]::new, one -> one.at().toString()))
                .update();
    }

    private static <I, O> O[] array(List<I> all, IntFunction<O[]> made, Function<I, O> part) {
        return all.stream().map(part).toArray(made);
    }

    void order(ExecutionId execution, int event, Choice choice, String why) {
        jdbc.sql(
                        "insert into execution.decree (execution_id, event, choice, why) values (:execution, :event, :choice, :why)")
                .param("execution", execution.value())
                .param("event", event)
                .param("choice", choice.word())
                .param("why", why)
                .update();
    }

    boolean isOrdered(ExecutionId execution) {
        return jdbc.sql("select exists (select 1 from execution.decree where execution_id = :execution)")
                .param("execution", execution.value())
                .query(Boolean.class)
                .single();
    }

    /** All that has happened, in its order. */
    List<Event> log(ExecutionId execution) {
        Map<Integer, Event> log = new TreeMap<>();
        jdbc.sql("""
                select target, step, phase, begun, came, outcome
                  from execution.attempt
                 where execution_id = :execution
                """).param("execution", execution.value()).query(row -> {
            Move move = move(row);
            log.put(row.getInt("begun"), new Event.Began(move));
            int came = row.getInt("came");
            if (!row.wasNull()) {
                log.put(came, came(move, row.getString("outcome")));
            }
        });
        jdbc.sql("select event, choice, why from execution.decree where execution_id = :execution")
                .param("execution", execution.value())
                .query(row -> {
                    log.put(
                            row.getInt("event"),
                            new Event.Ordered(Choice.of(row.getString("choice")), row.getString("why")));
                });
        return new ArrayList<>(log.values());
    }

    static Event came(Move move, String outcome) {
        if (outcome.equals("held")) {
            return new Event.Held(move);
        }
        return move.phase() == Phase.DECIDE
                ? new Event.Decided(move.target(), move.step(), Choice.of(outcome))
                : new Event.Came(move, Outcome.of(outcome));
    }

    private static Move move(ResultSet row) throws SQLException {
        return new Move(row.getInt("target"), row.getInt("step"), Phase.of(row.getString("phase")));
    }

    private static Attempt row(ResultSet row, int number) throws SQLException {
        int came = row.getInt("came");
        Optional<Integer> ended = row.wasNull() ? Optional.empty() : Optional.of(came);
        return new Attempt(
                row.getLong("id"),
                new ExecutionId(row.getLong("execution_id")),
                move(row),
                row.getInt("number"),
                row.getString("hands"),
                row.getString("state"),
                ExecutionStore.time(row, "due_at"),
                row.getString("held"),
                row.getInt("begun"),
                ended,
                row.getString("outcome"),
                row.getString("said"),
                row.getString("output"),
                row.getString("by_name"),
                ExecutionStore.time(row, "begun_at"),
                ExecutionStore.time(row, "ended_at"));
    }
}
