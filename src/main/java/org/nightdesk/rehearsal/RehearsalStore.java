package org.nightdesk.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps when the nights are rehearsed, and what was found. */
@Component
class RehearsalStore {

    private final JdbcClient jdbc;

    RehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first one is due then; nothing when one is planned already. */
    void plan(Instant due) {
        jdbc.sql("update rehearsal.night set due_at = :due where due_at is null")
                .param("due", time(due))
                .update();
    }

    /** The attempt to go through them, when it is time; after the lease any node begins anew. */
    Optional<Long> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                update rehearsal.night
                   set due_at = :lease, attempt = attempt + 1
                 where due_at <= :now
                returning attempt
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .query(Long.class)
                .optional();
    }

    /** Whether this attempt still counts; then the next one is due at {@code next}. */
    boolean done(long attempt, Span span, Instant next) {
        return jdbc.sql("""
                update rehearsal.night
                   set due_at = :next, rehearsed_at = :from, until_at = :until
                 where attempt = :attempt
                """)
                        .param("attempt", attempt)
                        .param("next", time(next))
                        .param("from", time(span.from()))
                        .param("until", time(span.until()))
                        .update()
                == 1;
    }

    /** As one that counts from now on, whatever is under way. */
    void done(Span span) {
        jdbc.sql("""
                update rehearsal.night
                   set attempt = attempt + 1, rehearsed_at = :from, until_at = :until
                """)
                .param("from", time(span.from()))
                .param("until", time(span.until()))
                .update();
    }

    /** The time that was gone through last; empty before the first one. */
    Optional<Span> last() {
        return jdbc.sql("""
                select rehearsed_at, until_at
                  from rehearsal.night
                 where rehearsed_at is not null
                """)
                .query((row, number) -> new Span(at(row, "rehearsed_at"), at(row, "until_at")))
                .optional();
    }

    void keep(List<Trouble> troubles, Instant now) {
        jdbc.sql("delete from rehearsal.trouble where not key = any (:keys)")
                .param("keys", troubles.stream().map(Trouble::key).toArray(String[]::new))
                .update();
        for (int rank = 0; rank < troubles.size(); rank++) {
            keep(troubles.get(rank), rank, now);
        }
    }

    private void keep(Trouble trouble, int rank, Instant now) {
        jdbc.sql("""
                insert into rehearsal.trouble
                       (key, rank, kind, what, remedy, path, first_at, times, seconds, found_at)
                values (:key, :rank, :kind, :what, :remedy, :path, :first, :times, :seconds, :now)
                on conflict (key) do update
                   set rank = :rank, what = :what, remedy = :remedy, path = :path,
                       first_at = :first, times = :times, seconds = :seconds
                """)
                .param("key", trouble.key())
                .param("rank", rank)
                .param("kind", trouble.kind().name())
                .param("what", trouble.what())
                .param("remedy", trouble.remedy())
                .param("path", trouble.path())
                .param("first", time(trouble.first()))
                .param("times", trouble.times())
                .param("seconds", trouble.length().toSeconds())
                .param("now", time(now))
                .update();
    }

    /** How many nobody was told of before; from now on they are. */
    int tell(Instant now) {
        return jdbc.sql("update rehearsal.trouble set told_at = :now where told_at is null")
                .param("now", time(now))
                .update();
    }

    /** The most pressing first. */
    List<Trouble> all() {
        return jdbc.sql("""
                select key, kind, what, remedy, path, first_at, times, seconds
                  from rehearsal.trouble
                 order by rank, key
                """).query(RehearsalStore::row).list();
    }

    private static Trouble row(ResultSet row, int number) throws SQLException {
        return new Trouble(
                row.getString("key"),
                Kind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getString("remedy"),
                row.getString("path"),
                at(row, "first_at"),
                row.getInt("times"),
                Duration.ofSeconds(row.getLong("seconds")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
