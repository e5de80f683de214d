package org.nightdesk.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.escalation.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps test pages through policies. */
@Component
class DrillStore {

    /** When the next is called off. */
    static final String EARLIEST = """
            select min(ends_at)
              from drill.drill
             where ended_at is null
            """;

    private static final String DRILL = """
            select id, policy_id, begun_at, ends_at, ended_at
              from drill.drill
            """;
    private static final String ONE = DRILL + "where id = :id";
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String NEWEST = DRILL + """
             where policy_id = :policy
             order by id desc
             limit 1
            """;
    private static final String OPEN = DRILL + """
             where policy_id = :policy
               and ended_at is null
               for update
            """;
    private static final String DUE = DRILL + """
             where ended_at is null
               and ends_at <= :now
             order by id
             limit 20
               for update skip locked
            """;

    private final JdbcClient jdbc;

    DrillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when one of this policy goes on. */
    Optional<Drill> insert(PolicyId policy, Instant now, Instant endsAt) {
        return jdbc.sql("""
                insert into drill.drill (policy_id, begun_at, ends_at)
                values (:policy, :now, :ends)
                on conflict (policy_id) where ended_at is null do nothing
                returning id, policy_id, begun_at, ends_at, ended_at
                """)
                .param("policy", policy.value())
                .param("now", time(now))
                .param("ends", time(endsAt))
                .query(DrillStore::row)
                .optional();
    }

    Optional<Drill> find(long id) {
        return jdbc.sql(ONE).param("id", id).query(DrillStore::row).optional();
    }

    /** For the rest of the transaction. */
    Optional<Drill> lock(long id) {
        return jdbc.sql(ONE_LOCKED).param("id", id).query(DrillStore::row).optional();
    }

    /** The last through this policy, whether it goes on or not. */
    Optional<Drill> newest(PolicyId policy) {
        return jdbc.sql(NEWEST)
                .param("policy", policy.value())
                .query(DrillStore::row)
                .optional();
    }

    /** Locked. */
    Optional<Drill> open(PolicyId policy) {
        return jdbc.sql(OPEN)
                .param("policy", policy.value())
                .query(DrillStore::row)
                .optional();
    }

    /** Locked, lowest number first, a handful. */
    List<Drill> due(Instant now) {
        return jdbc.sql(DUE).param("now", time(now)).query(DrillStore::row).list();
    }

    void end(Drill drill, Instant now) {
        jdbc.sql("update drill.drill set ended_at = :now where id = :id and ended_at is null")
                .param("id", drill.id())
                .param("now", time(now))
                .update();
    }

    private static Drill row(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Drill(
                row.getLong("id"),
                new PolicyId(row.getLong("policy_id")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
