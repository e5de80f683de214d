package org.nightdesk.heartbeat;

import static org.nightdesk.heartbeat.HeartbeatStore.instant;
import static org.nightdesk.heartbeat.HeartbeatStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.TicketId;
import org.nightdesk.heartbeat.Hearing.Heard;
import org.nightdesk.heartbeat.Ping.Kept;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the last calls of each heartbeat, and each time one went down or came back. */
@Component
class PingStore {

    /** So many calls of each are kept. */
    static final int KEPT = 100;

    private static final String PUT = """
            with gone as (
                delete from heartbeat.ping
                 where heartbeat_id = :id
                   and number <= :number - :kept
            )
            insert into heartbeat.ping (heartbeat_id, number, at, kind, code, run, took_millis, note, method, sender, bytes, body)
            values (:id, :number, :at, :kind, :exit, :run, :took, :note, :method, :sender, :bytes, :body)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    PingStore(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void put(Collection<Heard> heard) {
        batches.batchUpdate(PUT, heard.stream().map(PingStore::params).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource params(Heard heard) {
        Kept kept = heard.kept();
        Ping ping = kept.ping();
        return new MapSqlParameterSource()
                .addValue("id", heard.after().id().value())
                .addValue("number", kept.number())
                .addValue("kept", KEPT)
                .addValue("at", time(kept.at()))
                .addValue("kind", ping.kind().word())
                .addValue("exit", ping.exit().orElse(null))
                .addValue("run", ping.run())
                .addValue("took", kept.took().map(Duration::toMillis).orElse(null))
                .addValue("note", kept.note())
                .addValue("method", ping.method())
                .addValue("sender", ping.sender())
                .addValue("bytes", ping.bytes())
                .addValue("body", ping.body());
    }

    /** The newest first, those before this number. */
    List<Kept> of(HeartbeatId id, long before, int most) {
        return jdbc.sql("""
                select number, at, kind, code, run, took_millis, note, method, sender, bytes, body
                  from heartbeat.ping
                 where heartbeat_id = :id
                   and number < :before
                 order by number desc
                 limit :most
                """)
                .param("id", id.value())
                .param("before", before)
                .param("most", most)
                .query(PingStore::row)
                .list();
    }

    void flipped(HeartbeatId id, boolean down, String why, Optional<TicketId> ticket, Instant now) {
        jdbc.sql("""
                insert into heartbeat.flip (heartbeat_id, at, down, why, ticket_id)
                values (:id, :at, :down, :why, :ticket)
                """)
                .param("id", id.value())
                .param("at", time(now))
                .param("down", down)
                .param("why", why)
                .param("ticket", ticket.map(TicketId::value).orElse(null))
                .update();
    }

    /** It went down, or came back; {@code ticket} is its incident. */
    record Flip(long id, Instant at, boolean down, String why, Optional<TicketId> ticket) {}

    /** The newest first, those before this id. */
    List<Flip> flips(HeartbeatId id, long before, int most) {
        return jdbc.sql("""
                select id, at, down, why, ticket_id
                  from heartbeat.flip
                 where heartbeat_id = :id
                   and id < :before
                 order by id desc
                 limit :most
                """)
                .param("id", id.value())
                .param("before", before)
                .param("most", most)
                .query(PingStore::flip)
                .list();
    }

    /** Those of these services that went down in the span, the first first; {@code backAt} is when each came back. */
    List<Missed> missed(Collection<ServiceId> services, Instant from, Instant until, int most) {
        return jdbc.sql("""
                select flip.id, heartbeat.id as heartbeat, heartbeat.name, flip.at, flip.why,
                       (select min(later.at) from heartbeat.flip later where later.heartbeat_id = flip.heartbeat_id and later.id > flip.id and not later.down) as back_at
                  from heartbeat.flip
                  join heartbeat.heartbeat on heartbeat.id = flip.heartbeat_id
                 where flip.down
                   and flip.at >= :from
                   and flip.at < :until
                   and heartbeat.service_id = any (:services::bigint[])
                 order by flip.at, flip.id
                 limit :most
                """)
                .param("services", services.stream().map(ServiceId::value).toArray(Long[]::new))
                .param("from", time(from))
                .param("until", time(until))
                .param("most", most)
                .query((row, number) -> new Missed(
                        row.getLong("id"),
                        new HeartbeatId(row.getLong("heartbeat")),
                        row.getString("name"),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("why"),
                        instant(row, "back_at")))
                .list();
    }

    private static Flip flip(ResultSet row, int number) throws SQLException {
        return new Flip(
                row.getLong("id"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getBoolean("down"),
                row.getString("why"),
                Optional.ofNullable(row.getObject("ticket_id", Long.class)).map(TicketId::new));
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("number"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                new Ping(
                        Ping.Kind.of(row.getString("kind")),
                        Optional.ofNullable(row.getObject("code", Integer.class)),
                        row.getString("run"),
                        row.getString("method"),
                        row.getString("sender"),
                        row.getLong("bytes"),
                        row.getString("body")),
                Optional.ofNullable(row.getObject("took_millis", Long.class)).map(Duration::ofMillis),
                row.getString("note"));
    }
}
