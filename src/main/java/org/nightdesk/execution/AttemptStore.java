package org.nightdesk.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(AttemptStore::row)
                .optional();
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

    void insert(ExecutionId execution, Move move, String hands, String host, int begun, Instant due) {
        jdbc.sql("""
                insert into execution.attempt (execution_id, target, step, phase, number, hands, host, state, due_at, begun)
                select :execution, :target, :step, :phase, 1 + count(*), :hands, :host, 'waiting', :due, :begun
                  from execution.attempt
                 where execution_id = :execution
                   and target = :target
                   and step = :step
                   and phase = :phase
                """)
                .param("execution", execution.value())
                .param("target", move.target())
                .param("step", move.step())
                .param("phase", move.phase().word())
                .param("hands", hands)
                .param("host", host)
                .param("due", PlanStore.time(due))
                .param("begun", begun)
                .update();
    }

    void begin(long id, String state, String by, Instant until, Instant now) {
        jdbc.sql("""
                update execution.attempt
                   set state = :state, due_at = :until, held = '', by_name = :by, begun_at = coalesce(begun_at, :now)
                 where id = :id
                """)
                .param("state", state)
                .param("until", PlanStore.time(until))
                .param("by", by)
                .param("now", PlanStore.time(now))
                .param("id", id)
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

    void end(long id, String outcome, int came, String said, String output, String by, Instant now) {
        jdbc.sql("""
                update execution.attempt
                   set state = 'ended', due_at = null, held = '', came = :came, outcome = :outcome, said = :said, output = :output, ended_at = :now,
                       by_name = case when :by = '' then by_name else :by end
                 where id = :id
                """)
                .param("outcome", outcome)
                .param("came", came)
                .param("said", said)
                .param("output", output)
                .param("by", by)
                .param("now", PlanStore.time(now))
                .param("id", id)
                .update();
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
