package org.nightdesk.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps drills. All who work here read them. */
@Component
class RecoveryStore {

    private final JdbcClient jdbc;

    RecoveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(DrillPlan plan, PersonId leader) {
        return jdbc.sql("""
                insert into recovery.drill (service_id, kind, scenario, rto_minutes, rpo_minutes, planned_on, participants, led_by, backup, state)
                values (:service, :kind, :scenario, :rto, :rpo, :on, :participants, :by, :backup, 'planned')
                returning id
                """)
                .param("service", plan.service().map(ServiceId::value).orElse(null))
                .param("kind", plan.kind())
                .param("scenario", plan.scenario())
                .param("rto", Integer.valueOf(plan.rtoMinutes()))
                .param("rpo", Integer.valueOf(plan.rpoMinutes()))
                .param("on", plan.day())
                .param("participants", plan.participants())
                .param("by", leader.value())
                .param("backup", plan.backup())
                .query(Long.class)
                .single();
    }

    Optional<RecoveryDrill> find(long id) {
        return jdbc.sql("select * from recovery.drill where id = :id")
                .param("id", id)
                .query(RecoveryStore::drill)
                .optional();
    }

    Optional<RecoveryDrill> lock(long id) {
        return jdbc.sql("select * from recovery.drill where id = :id for update")
                .param("id", id)
                .query(RecoveryStore::drill)
                .optional();
    }

    /** The newest first. */
    List<RecoveryDrill> newest(int most) {
        return jdbc.sql("select * from recovery.drill order by id desc limit :most")
                .param("most", most)
                .query(RecoveryStore::drill)
                .list();
    }

    /** That are neither signed nor far away: planned until that day, under way, or waiting for a signature. */
    List<RecoveryDrill> open(LocalDate until) {
        return jdbc.sql("""
                select * from recovery.drill
                 where state in ('planned', 'running', 'verified', 'failed') and planned_on <= :until
                 order by planned_on, id
                """).param("until", until).query(RecoveryStore::drill).list();
    }

    void declare(long id, Instant now, Optional<Instant> giveUp) {
        jdbc.sql("update recovery.drill set state = 'running', declared_at = :now, give_up_at = :giveUp where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .param("giveUp", giveUp.map(RecoveryStore::utc).orElse(null))
                .update();
    }

    /** Not done when it is not running any more. */
    boolean end(long id, boolean verified, String checked, Optional<Instant> newest, boolean read, Instant now) {
        return jdbc.sql("""
                update recovery.drill
                   set state = case when :verified then 'verified' else 'failed' end, verified = :verified, ended_at = :now, give_up_at = null,
                       checked = :checked, newest_at = :newest, newest_read = :read
                 where id = :id and state = 'running'
                """)
                        .param("id", id)
                        .param("verified", verified)
                        .param("checked", checked)
                        .param("newest", newest.map(RecoveryStore::utc).orElse(null))
                        .param("read", read)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void told(long id, String deviations, String effect) {
        jdbc.sql("update recovery.drill set deviations = :deviations, effect = :effect where id = :id")
                .param("id", id)
                .param("deviations", deviations)
                .param("effect", effect)
                .update();
    }

    void sign(long id, PersonId by, Instant now) {
        jdbc.sql("update recovery.drill set state = 'signed', signed_by = :by, signed_at = :now where id = :id")
                .param("id", id)
                .param("by", by.value())
                .param("now", utc(now))
                .update();
    }

    /** Those whose node has not told how they ended by then. */
    List<Long> givenUp(Instant now) {
        return jdbc.sql("select id from recovery.drill where state = 'running' and give_up_at <= :now")
                .param("now", utc(now))
                .query(Long.class)
                .list();
    }

    /** When each service was last proven, by kind: drills that kept what they promised and are signed. */
    List<Proof> proofs() {
        return jdbc.sql("""
                select service_id, kind, max(ended_at) as at
                  from recovery.drill
                 where state = 'signed' and verified
                   and ended_at - declared_at <= rto_minutes * interval '1 minute'
                   and declared_at - newest_at <= rpo_minutes * interval '1 minute'
                 group by service_id, kind
                """)
                .query((row, number) -> new Proof(
                        Optional.ofNullable(row.getObject("service_id", Long.class))
                                .map(ServiceId::new),
                        DrillKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Without a service: our own. */
    record Proof(Optional<ServiceId> service, DrillKind kind, Instant at) {}

    long finding(long drill, String text, PersonId owner, LocalDate due) {
        return jdbc.sql("""
                insert into recovery.finding (drill_id, text, owner_id, due_on) values (:drill, :text, :owner, :due) returning id
                """)
                .param("drill", drill)
                .param("text", text)
                .param("owner", owner.value())
                .param("due", due)
                .query(Long.class)
                .single();
    }

    List<Finding> findings(long drill) {
        return jdbc.sql("select * from recovery.finding where drill_id = :drill order by id")
                .param("drill", drill)
                .query(RecoveryStore::finding)
                .list();
    }

    List<Finding> findingsOf(PersonId owner, int most) {
        return jdbc.sql("""
                select * from recovery.finding where owner_id = :owner and closed_at is null order by due_on, id limit :most
                """)
                .param("owner", owner.value())
                .param("most", most)
                .query(RecoveryStore::finding)
                .list();
    }

    /** Not done when it is closed already, or of another drill. */
    boolean close(long drill, long finding, String evidence, Instant now) {
        return jdbc.sql("""
                update recovery.finding set closed_at = :now, evidence = :evidence
                 where id = :id and drill_id = :drill and closed_at is null
                """)
                        .param("id", finding)
                        .param("drill", drill)
                        .param("evidence", evidence)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static RecoveryDrill drill(ResultSet row, int number) throws SQLException {
        return new RecoveryDrill(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("service_id", Long.class)).map(ServiceId::new),
                DrillKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("scenario"),
                Duration.ofMinutes(row.getInt("rto_minutes")),
                Duration.ofMinutes(row.getInt("rpo_minutes")),
                row.getObject("planned_on", LocalDate.class),
                row.getString("participants"),
                new PersonId(row.getLong("led_by")),
                row.getString("backup"),
                RecoveryDrill.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                at(row, "declared_at"),
                at(row, "ended_at"),
                at(row, "newest_at"),
                row.getBoolean("newest_read"),
                row.getBoolean("verified"),
                row.getString("checked"),
                row.getString("deviations"),
                row.getString("effect"),
                Optional.ofNullable(row.getObject("signed_by", Long.class)).map(PersonId::new),
                at(row, "signed_at"));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getLong("id"),
                row.getLong("drill_id"),
                row.getString("text"),
                new PersonId(row.getLong("owner_id")),
                row.getObject("due_on", LocalDate.class),
                at(row, "closed_at"),
                row.getString("evidence"));
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
