package org.nightdesk.login;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.nightdesk.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts tries to sign in, for all nodes. A try is counted before it is looked at, so that many at once gain nothing, and forgotten when it
 * was right.
 */
@Component
class Throttle {

    /** So many tries, then a wait; a wait without tries forgets them all. */
    record Limit(int tries, Duration pause) {}

    static final Limit ADDRESS = new Limit(5, Duration.ofMinutes(5));
    static final Limit ACCOUNT = new Limit(10, Duration.ofMinutes(15));

    /** What became of asking for a try: {@code left} further ones after it, or {@code pause} when there was none. */
    record Try(boolean allowed, int left, Duration pause) {}

    private final JdbcClient jdbc;

    Throttle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an account is counted under, however its address is typed; hashed, so that it fits whatever its length. */
    static String account(String email) {
        byte[] typed = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return "account " + HexFormat.of().formatHex(Secrets.sha256(typed), 0, 16);
    }

    Try take(String who, Limit limit, Instant now) {
        return jdbc.sql("""
                insert into login.failed_try (who, tries, last_at)
                values (:who, 1, :now)
                on conflict (who)
                   do update set tries = case when failed_try.last_at <= :forgotten then 1 else failed_try.tries + 1 end,
                                 last_at = excluded.last_at
                       where failed_try.tries < :limit
                          or failed_try.last_at <= :forgotten
                returning tries
                """)
                .param("who", who)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgotten", now.minus(limit.pause()).atOffset(ZoneOffset.UTC))
                .param("limit", limit.tries())
                .query(Integer.class)
                .optional()
                .map(tries -> new Try(true, limit.tries() - tries, Duration.ZERO))
                .orElseGet(() -> new Try(false, 0, left(who, limit, now)));
    }

    void forget(String who) {
        jdbc.sql("delete from login.failed_try where who = :who")
                .param("who", who)
                .update();
    }

    void tidy(Instant before) {
        jdbc.sql("delete from login.failed_try where last_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Duration left(String who, Limit limit, Instant now) {
        return jdbc.sql("""
                select last_at
                  from login.failed_try
                 where who = :who
                """)
                .param("who", who)
                .query(OffsetDateTime.class)
                .optional()
                .map(last -> Duration.between(now, last.toInstant().plus(limit.pause())))
                .orElse(Duration.ZERO);
    }
}
