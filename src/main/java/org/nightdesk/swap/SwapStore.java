package org.nightdesk.swap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps swaps. */
@Component
class SwapStore {

    private final JdbcClient jdbc;

    SwapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SwapId insert(SwapDraft draft, String askedBy, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("schedule", draft.schedule().value());
        params.put("owner", draft.owner().value());
        params.put("taker", draft.taker().map(PersonId::value).orElse(null));
        params.put("from", time(draft.from()));
        params.put("until", time(draft.until()));
        params.put("note", draft.note());
        params.put("by", askedBy);
        params.put("now", time(now));
        return new SwapId(jdbc.sql("""
                insert into swap.swap (schedule, owner_id, taker_id, from_at, until_at, note, state, asked_by, at)
                values (:schedule, :owner, :taker::bigint, :from, :until, :note, 'asked', :by, :now)
                returning id
                """).params(params).query(Long.class).single());
    }

    Optional<Swap> find(SwapId id) {
        return jdbc.sql("""
                select id, schedule, owner_id, taker_id, from_at, until_at, note, state, override, asked_by
                  from swap.swap
                 where id = :id
                """).param("id", id.value()).query(SwapStore::row).optional();
    }

    /** As {@link #find}, and nobody else changes it in this transaction. */
    Optional<Swap> lock(SwapId id) {
        return jdbc.sql("""
                select id, schedule, owner_id, taker_id, from_at, until_at, note, state, override, asked_by
                  from swap.swap
                 where id = :id
                   for update
                """).param("id", id.value()).query(SwapStore::row).optional();
    }

    /** Those that are not over, soonest first. */
    List<Swap> coming(Instant now) {
        return jdbc.sql("""
                select id, schedule, owner_id, taker_id, from_at, until_at, note, state, override, asked_by
                  from swap.swap
                 where until_at > :now
                 order by from_at, id
                """).param("now", time(now)).query(SwapStore::row).list();
    }

    void accepted(SwapId id, PersonId taker, OverrideId override, Instant now) {
        jdbc.sql("""
                update swap.swap
                   set state = 'accepted', taker_id = :taker, override = :override, at = :now
                 where id = :id
                """)
                .param("id", id.value())
                .param("taker", taker.value())
                .param("override", override.value())
                .param("now", time(now))
                .update();
    }

    void ended(SwapId id, Swap.State state, Instant now) {
        jdbc.sql("update swap.swap set state = :state, at = :now where id = :id")
                .param("id", id.value())
                .param("state", state.word())
                .param("now", time(now))
                .update();
    }

    private static Swap row(ResultSet row, int number) throws SQLException {
        return new Swap(
                new SwapId(row.getLong("id")),
                new ScheduleId(row.getLong("schedule")),
                new PersonId(row.getLong("owner_id")),
                Optional.ofNullable(row.getObject("taker_id", Long.class)).map(PersonId::new),
                new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()),
                row.getString("note"),
                Swap.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("override", Long.class)).map(OverrideId::new),
                row.getString("asked_by"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
