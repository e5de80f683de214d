package org.nightdesk.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was done to many tickets; only who did it gets it back. */
@Component
class BulkStore {

    private static final String ACTION = """
            select id, actor_kind, actor_id, steps, back, at, undone_at
              from bulk.action
             where id = :id
            """;

    private final JdbcClient jdbc;

    BulkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Action> find(long id) {
        return jdbc.sql(ACTION).param("id", id).query(BulkStore::row).optional();
    }

    long insert(Actor actor, List<Step> steps, String back, Instant now) {
        return jdbc.sql("""
                insert into bulk.action (actor_kind, actor_id, steps, back, at)
                values (:kind, :actor, :steps, :back, :now)
                returning id
                """)
                .param("kind", actor.kind().name())
                .param("actor", actor.id())
                .param("steps", Step.lines(steps).toArray(String[]::new))
                .param("back", back)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void insert(long action, Touched touched) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("action", action);
        params.put("ticket", touched.ticket().value());
        params.put("number", touched.number());
        params.put("memo", touched.memo().isEmpty() ? null : touched.memo());
        params.put("before", touched.versionBefore());
        params.put("after", touched.versionAfter());
        params.put("refusal", touched.refusal());
        jdbc.sql("""
                insert into bulk.touched (action_id, ticket_id, number, memo, version_before, version_after, refusal)
                values (:action, :ticket, :number, :memo::jsonb, :before, :after, :refusal)
                on conflict do nothing
                """).params(params).update();
    }

    List<Touched> touched(long action) {
        return jdbc.sql("""
                select ticket_id, number, coalesce(memo::text, '') as memo, version_before, version_after, refusal
                  from bulk.touched
                 where action_id = :action
                 order by ticket_id
                """)
                .param("action", action)
                .query((row, number) -> new Touched(
                        new TicketId(row.getLong("ticket_id")),
                        row.getString("number"),
                        row.getString("memo"),
                        row.getInt("version_before"),
                        row.getInt("version_after"),
                        row.getString("refusal")))
                .list();
    }

    /** Whether it was not taken back before; it is from now on. */
    boolean undo(long id, Instant now) {
        return jdbc.sql("""
                update bulk.action
                   set undone_at = :now
                 where id = :id
                   and undone_at is null
                """)
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Action row(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getLong("id"),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getLong("actor_id"),
                List.of((String[]) row.getArray("steps").getArray()).stream()
                        .map(Step::parse)
                        .toList(),
                row.getString("back"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
