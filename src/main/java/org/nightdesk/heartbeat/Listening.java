package org.nightdesk.heartbeat;

import static org.nightdesk.heartbeat.HeartbeatStore.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether any node listened: what falls due in a time in which none did could not be heard. */
@Component
class Listening {

    /** The engine looks twice a minute. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    Listening(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A time in which nobody listened. */
    record Outage(long id, Instant from, Instant until) {}

    /** Some node listens now. What was before is kept, when it is longer than two minutes. */
    @Transactional
    public void note(Instant now) {
        jdbc.sql("insert into heartbeat.listening (heard_at) values (:now) on conflict do nothing")
                .param("now", time(now))
                .update();
        Instant before = jdbc.sql("select heard_at from heartbeat.listening for update")
                .query((row, number) ->
                        row.getObject("heard_at", OffsetDateTime.class).toInstant())
                .single();
        if (before.plus(LONGEST_PAUSE).isBefore(now)) {
            jdbc.sql("insert into heartbeat.deafness (from_at, until_at) values (:from, :until)")
                    .param("from", time(before))
                    .param("until", time(now))
                    .update();
        }
        if (before.isBefore(now)) {
            jdbc.sql("update heartbeat.listening set heard_at = :now")
                    .param("now", time(now))
                    .update();
        }
    }

    /** The last time in which nobody listened that touches this span. */
    Optional<Outage> outage(Instant from, Instant until) {
        return jdbc.sql("""
                select id, from_at, until_at
                  from heartbeat.deafness
                 where until_at > :from
                   and from_at < :until
                 order by id desc
                 limit 1
                """)
                .param("from", time(from))
                .param("until", time(until))
                .query((row, number) -> new Outage(
                        row.getLong("id"),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
