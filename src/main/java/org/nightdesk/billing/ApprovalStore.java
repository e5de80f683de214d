package org.nightdesk.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people say to runs. */
@Component
class ApprovalStore {

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Approval> of(long run, Sight sight) {
        return jdbc.sql("""
                select approval.customer, by_kind, by_id, by_name, at, carried
                  from billing.approval
                  join billing.customer on customer.run_id = approval.run_id and customer.customer = approval.customer
                 where approval.run_id = :run
                   and
                """ + Sight.SEES + " order by approval.customer")
                .param("run", run)
                .params(sight.params())
                .query((row, number) ->
                        new Approval(row.getString("customer"), actor(row), at(row), row.getBoolean("carried")))
                .list();
    }

    /** Not done when somebody was first. */
    boolean insert(long run, LineStore.Part part, Actor by, Instant now) {
        return jdbc.sql("""
                insert into billing.approval (run_id, customer, sha256, carried, by_kind, by_id, by_name, at)
                values (:run, :customer, :sha256, false, :byKind, :byId, :byName, :now)
                on conflict do nothing
                """)
                        .param("run", run)
                        .param("customer", part.customer())
                        .param("sha256", part.sha256())
                        .param("byKind", by.kind().name())
                        .param("byId", by.id())
                        .param("byName", by.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What was said to exactly these lines and adjustments stands. */
    void carry(long before, long run) {
        jdbc.sql("""
                insert into billing.approval (run_id, customer, sha256, carried, by_kind, by_id, by_name, at)
                select :run, customer.customer, customer.sha256, true, by_kind, by_id, by_name, at
                  from billing.approval
                  join billing.customer on customer.customer = approval.customer and customer.sha256 = approval.sha256
                 where approval.run_id = :before
                   and customer.run_id = :run
                """).param("before", before).param("run", run).update();
    }

    /** How many customers nobody has approved. */
    int waiting(long run) {
        return jdbc.sql("""
                select count(*)
                  from billing.customer
                 where run_id = :run
                   and not exists (select 1
                                     from billing.approval
                                    where approval.run_id = customer.run_id and approval.customer = customer.customer)
                """).param("run", run).query(Integer.class).single();
    }

    /** How many findings nobody has accepted. */
    int open(long run) {
        return jdbc.sql("""
                select count(*)
                  from billing.finding
                 where run_id = :run
                   and not exists (select 1
                                     from billing.acceptance
                                    where acceptance.run_id = finding.run_id and acceptance.ordinal = finding.ordinal)
                """).param("run", run).query(Integer.class).single();
    }

    void accept(long run, List<Integer> numbers, String reason, Actor by, Instant now) {
        jdbc.sql("""
                insert into billing.acceptance (run_id, ordinal, reason, carried, by_kind, by_id, by_name, at)
                select :run, number, :reason, false, :byKind, :byId, :byName, :now
                  from unnest(:numbers::integer[]) as given (number)
                on conflict do nothing
                """)
                .param("run", run)
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("reason", reason)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was said to exactly such a finding stands. */
    void carryAcceptances(long before, long run) {
        jdbc.sql("""
                insert into billing.acceptance (run_id, ordinal, reason, carried, by_kind, by_id, by_name, at)
                select :run, finding.ordinal, reason, true, by_kind, by_id, by_name, at
                  from billing.acceptance
                  join billing.finding earlier on earlier.run_id = acceptance.run_id and earlier.ordinal = acceptance.ordinal
                  join billing.finding on (finding.kind, finding.customer, finding.item, finding.text) = (earlier.kind, earlier.customer, earlier.item, earlier.text)
                 where acceptance.run_id = :before
                   and finding.run_id = :run
                on conflict do nothing
                """).param("before", before).param("run", run).update();
    }

    void comment(long run, String customer, String text, Actor by, Instant now) {
        jdbc.sql("""
                insert into billing.comment (run_id, customer, text, by_kind, by_id, by_name, at)
                values (:run, :customer, :text, :byKind, :byId, :byName, :now)
                """)
                .param("run", run)
                .param("customer", customer)
                .param("text", text)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** On all versions of the month up to this one, the oldest first; of every customer when {@code customer} is empty. */
    List<Comment> comments(BillingRun run, String customer, Sight sight) {
        return jdbc.sql("""
                select comment.customer, run.number, text, comment.by_name, comment.at
                  from billing.comment
                  join billing.run on run.id = comment.run_id
                  join billing.customer on customer.run_id = comment.run_id and customer.customer = comment.customer
                 where run.definition_id = :definition
                   and run.month = :month
                   and run.number <= :number
                   and (:customer = '' or comment.customer = :customer)
                   and
                """ + Sight.SEES + " order by comment.id")
                .param("definition", run.definition())
                .param("month", run.month().atDay(1))
                .param("number", run.number())
                .param("customer", customer)
                .params(sight.params())
                .query((row, number) -> new Comment(
                        row.getString("customer"),
                        row.getInt("number"),
                        row.getString("text"),
                        row.getString("by_name"),
                        at(row)))
                .list();
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(Actor.Kind.valueOf(row.getString("by_kind")), row.getLong("by_id"), row.getString("by_name"));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
