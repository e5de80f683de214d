package org.nightdesk.telephony;

import static org.nightdesk.telephony.ProviderStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.telephony.SentMessage.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what providers took and what they said became of it. */
@Component
class SentStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from telephony.sent
             where due_at is not null
            """;

    /** Its state is asked for after this, when it was not told before. */
    static final Duration FIRST_QUESTION = Duration.ofSeconds(10);

    private final JdbcClient jdbc;

    SentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing when a report of it came first. {@code asked}: its state is asked for, should nobody report it. */
    void insert(Provider provider, String externalId, Medium medium, boolean asked, Instant now) {
        jdbc.sql("""
                insert into telephony.sent (provider_id, external_id, medium, state, at, due_at)
                values (:provider, :external, :medium, 'sent', :now, :due)
                on conflict (provider_id, external_id) do nothing
                """)
                .param("provider", provider.id())
                .param("external", externalId)
                .param("medium", medium.kind())
                .param("now", time(now))
                .param("due", asked ? time(now.plus(FIRST_QUESTION)) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** For each that comes, up to ten that are older than this go: paging has kept what it was told. */
    void forget(Instant before) {
        jdbc.sql("""
                delete from telephony.sent
                 where id in (select id from telephony.sent order by id limit 10)
                   and at < :before
                """).param("before", time(before)).update();
    }

    /** Late, twice or out of order: only what is further on than what is known changes anything, and is told at once. */
    void report(long provider, String externalId, Medium medium, State state, String reason, Instant now) {
        jdbc.sql("""
                insert into telephony.sent (provider_id, external_id, medium, state, reason, at, due_at)
                values (:provider, :external, :medium, :state, :reason, :now, :now)
                on conflict (provider_id, external_id) do update
                   set state = excluded.state, reason = excluded.reason, asked = 0, due_at = excluded.due_at
                 where (sent.state = 'sent' and excluded.state <> 'sent')
                    or (sent.state = 'failed' and excluded.state = 'delivered')
                """)
                .param("provider", provider)
                .param("external", externalId)
                .param("medium", medium.kind())
                .param("state", state.word())
                .param("reason", reason)
                .param("now", time(now))
                .update();
    }

    List<SentMessage> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from telephony.sent
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update telephony.sent sent
                   set due_at = :lease, asked = asked + 1
                  from due
                 where sent.id = due.id
                returning sent.id, provider_id, external_id, medium, state, reason, told, asked, at
                """)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(SentStore::row)
                .list();
    }

    /** Asked again then, unless it was reported on meanwhile. */
    void askAgain(SentMessage message, Optional<Instant> dueAt) {
        jdbc.sql("""
                update telephony.sent
                   set due_at = :due
                 where id = :id
                   and state = :state
                   and asked = :asked
                """)
                .param("id", message.id())
                .param("state", message.state().word())
                .param("asked", message.asked())
                .param("due", dueAt.map(ProviderStore::time).orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Nothing more is to be done, unless it has gone on meanwhile. */
    void told(SentMessage message) {
        jdbc.sql("""
                update telephony.sent
                   set told = :state, due_at = null
                 where id = :id
                   and state = :state
                """)
                .param("id", message.id())
                .param("state", message.state().word())
                .update();
    }

    Optional<SentMessage> find(long provider, String externalId) {
        return jdbc.sql("""
                select id, provider_id, external_id, medium, state, reason, told, asked, at
                  from telephony.sent
                 where provider_id = :provider
                   and external_id = :external
                """)
                .param("provider", provider)
                .param("external", externalId)
                .query(SentStore::row)
                .optional();
    }

    private static SentMessage row(ResultSet row, int number) throws SQLException {
        return new SentMessage(
                row.getLong("id"),
                row.getLong("provider_id"),
                row.getString("external_id"),
                Medium.of(row.getString("medium")),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getString("told"),
                row.getInt("asked"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
