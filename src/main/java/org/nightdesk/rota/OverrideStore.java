package org.nightdesk.rota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps exceptions from rotations. */
@Component
class OverrideStore {

    private final JdbcClient jdbc;

    OverrideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ShiftOverride> find(OverrideId id) {
        return jdbc.sql("""
                select id, schedule, kind, person, replaces, from_at, until_at, reason
                  from rota.override
                 where id = :id
                """).param("id", id.value()).query(OverrideStore::row).optional();
    }

    /** Those that touch the span, in the order they were made. */
    List<ShiftOverride> touching(ScheduleId schedule, Span span) {
        return jdbc.sql("""
                select id, schedule, kind, person, replaces, from_at, until_at, reason
                  from rota.override
                 where schedule = :schedule
                   and from_at < :until
                   and until_at > :from
                 order by id
                """)
                .param("schedule", schedule.value())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("until", span.until().atOffset(ZoneOffset.UTC))
                .query(OverrideStore::row)
                .list();
    }

    OverrideId insert(OverrideDraft draft) {
        return new OverrideId(
                jdbc.sql("""
                insert into rota.override (schedule, kind, person, replaces, from_at, until_at, reason)
                values (:schedule, :kind, :person, :replaces, :from, :until, :reason)
                returning id
                """).params(params(draft)).query(Long.class).single());
    }

    void delete(OverrideId id) {
        jdbc.sql("delete from rota.override where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Counts until then only. */
    void end(OverrideId id, Instant until) {
        jdbc.sql("update rota.override set until_at = :until where id = :id")
                .param("id", id.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, Object> params(OverrideDraft draft) {
        Map<String, Object> params = new HashMap<>();
        params.put("schedule", draft.schedule().value());
        params.put("kind", draft.kind().name());
        params.put("person", draft.person().map(PersonId::value).orElse(null));
        params.put("replaces", draft.replaces().map(PersonId::value).orElse(null));
        params.put("from", draft.from().atOffset(ZoneOffset.UTC));
        params.put("until", draft.until().atOffset(ZoneOffset.UTC));
        params.put("reason", draft.reason());
        return params;
    }

    private static ShiftOverride row(ResultSet row, int number) throws SQLException {
        return new ShiftOverride(
                new OverrideId(row.getLong("id")),
                new ScheduleId(row.getLong("schedule")),
                ShiftOverride.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("person", Long.class)).map(PersonId::new),
                Optional.ofNullable(row.getObject("replaces", Long.class)).map(PersonId::new),
                new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()),
                row.getString("reason"));
    }
}
