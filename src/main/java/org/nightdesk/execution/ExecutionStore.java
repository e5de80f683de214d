package org.nightdesk.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps executions. Who writes anything of one has locked its row first. */
@Component
class ExecutionStore {

    private static final String ALL = """
            select execution.id, execution.sha256, plan.id as plan, plan.playbook, plan.title, plan.ticket, plan.targets, emergency, despite_freeze, state, why,
                   execution.by_kind, execution.by_id, execution.by_name, owner_id, begun_at, deadline, ended_at, settled_at, settled_by, settled_word,
                   review.at as reviewed_at, review.by_name as reviewed_by, review.word as reviewed_word, events, records, head, signature
              from execution.execution
              join execution.plan on plan.sha256 = execution.sha256
              left join execution.review on review.execution_id = execution.id
            """;

    private final JdbcClient jdbc;

    ExecutionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Execution> find(ExecutionId id) {
        return jdbc.sql(ALL + " where execution.id = :id")
                .param("id", id.value())
                .query(ExecutionStore::row)
                .optional();
    }

    /** Until the transaction ends nobody else writes anything of it. */
    Optional<Execution> lock(ExecutionId id) {
        return jdbc.sql(ALL + " where execution.id = :id for update of execution")
                .param("id", id.value())
                .query(ExecutionStore::row)
                .optional();
    }

    /** Those of them that nobody writes just now. */
    List<Execution> lockFree(List<Long> ids) {
        return jdbc.sql(
                        ALL
                                + " where execution.id = any (:ids::bigint[]) order by execution.id for update of execution skip locked")
                .param("ids", ids.toArray(Long[]::new))
                .query(ExecutionStore::row)
                .list();
    }

    /** The newest first. */
    List<Execution> newest(int most) {
        return jdbc.sql(ALL + " order by execution.id desc limit :most")
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Of a ticket, by its number as people write it; the newest first. */
    List<Execution> of(String ticket, int most) {
        return jdbc.sql(ALL + " where plan.ticket = :ticket order by execution.id desc limit :most")
                .param("ticket", ticket)
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Of a playbook, in all its versions; the newest first. */
    List<Execution> ofPlaybook(String playbook, int most) {
        return jdbc.sql(ALL + " where plan.playbook = :playbook order by execution.id desc limit :most")
                .param("playbook", playbook)
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Halted ones of this owner that nobody has settled. */
    List<Execution> halted(long owner, int most) {
        return jdbc.sql(
                        ALL
                                + " where state = 'halted' and settled_at is null and owner_id = :owner order by execution.id limit :most")
                .param("owner", owner)
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Those under way that ask somebody something; the longest under way first. */
    List<Execution> asking(int most) {
        return jdbc.sql(ALL + """
                 where state = 'running'
                   and exists (select 1
                                 from execution.attempt
                                where attempt.execution_id = execution.id
                                  and attempt.state = 'asking')
                 order by execution.id
                 limit :most
                """)
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Those that went without an approval and were not looked at yet, except this person's own. */
    List<Execution> unreviewed(long except, int most) {
        return jdbc.sql(ALL + """
                 where emergency <> ''
                   and review.execution_id is null
                   and (execution.by_kind <> 'PERSON' or execution.by_id <> :except)
                 order by execution.id
                 limit :most
                """)
                .param("except", except)
                .param("most", most)
                .query(ExecutionStore::row)
                .list();
    }

    /** Empty when the plan was begun already. */
    Optional<ExecutionId> insert(
            KeptPlan plan, Beginning.Leave leave, Actor by, PersonId owner, Instant deadline, Instant now) {
        return jdbc.sql("""
                insert into execution.execution (sha256, approved, emergency, despite_freeze, state, why, by_kind, by_id, by_name, owner_id, begun_at,
                                                 deadline)
                select :sha256, (select sha256 from execution.approval where sha256 = :sha256 and :emergency = ''), :emergency, :freeze, 'running', '',
                       :kind, :id, :name, :owner, :now, :deadline
                on conflict (sha256) do nothing
                returning id
                """)
                .param("sha256", plan.sha256())
                .param("emergency", leave.emergency())
                .param("freeze", leave.freeze())
                .param("kind", by.kind().name())
                .param("id", by.id())
                .param("name", by.name())
                .param("owner", owner.value())
                .param("now", PlanStore.time(now))
                .param("deadline", PlanStore.time(deadline))
                .query(Long.class)
                .optional()
                .map(ExecutionId::new);
    }

    /** {@code head} is the hash of the last of {@code records}. */
    void count(ExecutionId id, int events, int records, String head) {
        jdbc.sql("update execution.execution set events = :events, records = :records, head = :head where id = :id")
                .param("events", events)
                .param("records", records)
                .param("head", head)
                .param("id", id.value())
                .update();
    }

    void end(ExecutionId id, String state, String why, String signature, Instant now) {
        jdbc.sql("""
                update execution.execution
                   set state = :state, why = :why, signature = :signature, ended_at = :now
                 where id = :id
                """)
                .param("state", state)
                .param("why", why)
                .param("signature", signature)
                .param("now", PlanStore.time(now))
                .param("id", id.value())
                .update();
    }

    /** Something of it is taken back after its end. */
    void reopen(ExecutionId id, Instant deadline) {
        jdbc.sql("""
                update execution.execution
                   set state = 'running', ended_at = null, signature = '', deadline = :deadline
                 where id = :id
                """)
                .param("deadline", PlanStore.time(deadline))
                .param("id", id.value())
                .update();
    }

    void sign(ExecutionId id, String signature) {
        jdbc.sql("update execution.execution set signature = :signature where id = :id")
                .param("signature", signature)
                .param("id", id.value())
                .update();
    }

    void settle(ExecutionId id, Actor by, String word, Instant now) {
        jdbc.sql("""
                update execution.execution
                   set settled_at = :now, settled_by = :by, settled_word = :word
                 where id = :id
                """)
                .param("now", PlanStore.time(now))
                .param("by", by.name())
                .param("word", word)
                .param("id", id.value())
                .update();
    }

    /** Not done when somebody was first. */
    boolean review(ExecutionId id, Actor by, String word, Instant now) {
        return jdbc.sql("""
                insert into execution.review (execution_id, by_id, by_name, word, at)
                values (:id, :by, :name, :word, :now)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("by", by.id())
                        .param("name", by.name())
                        .param("word", word)
                        .param("now", PlanStore.time(now))
                        .update()
                == 1;
    }

    static Execution row(ResultSet row, int number) throws SQLException {
        return new Execution(
                new ExecutionId(row.getLong("id")),
                row.getString("sha256"),
                new PlanId(row.getLong("plan")),
                row.getString("playbook"),
                row.getString("title"),
                row.getString("ticket"),
                row.getInt("targets"),
                row.getString("emergency"),
                row.getString("despite_freeze"),
                row.getString("state"),
                row.getString("why"),
                PlanStore.actor(row, "by"),
                new PersonId(row.getLong("owner_id")),
                time(row, "begun_at").orElseThrow(),
                time(row, "deadline").orElseThrow(),
                time(row, "ended_at"),
                settled(row),
                reviewed(row),
                row.getInt("events"),
                row.getInt("records"),
                row.getString("head"),
                row.getString("signature"));
    }

    private static Optional<Execution.Settled> settled(ResultSet row) throws SQLException {
        Optional<Instant> at = time(row, "settled_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Execution.Settled(at.get(), row.getString("settled_by"), row.getString("settled_word")));
    }

    private static Optional<Execution.Reviewed> reviewed(ResultSet row) throws SQLException {
        Optional<Instant> at = time(row, "reviewed_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Execution.Reviewed(at.get(), row.getString("reviewed_by"), row.getString("reviewed_word")));
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
