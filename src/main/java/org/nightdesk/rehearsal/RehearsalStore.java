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

    /** When the next is due; at once when none is planned yet. */
    static final String EARLIEST = """
            select min(coalesce(due_at, timestamptz 'epoch'))
              from rehearsal.night
            """;

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

    /**
     * Whether this attempt still counts; then the next one is due at {@code next}, or at once when some nights were gone through after a change
     * meanwhile: what this one knows of them may be older.
     */
    boolean done(long attempt, Span span, Instant next) {
        return jdbc.sql("""
                update rehearsal.night
                   set due_at = case when touched_at > :from then :from else :next end, rehearsed_at = :from, until_at = :until
                 where attempt = :attempt
                """)
                        .param("attempt", attempt)
                        .param("next", time(next))
                        .param("from", time(span.from()))
                        .param("until", time(span.until()))
                        .update()
                == 1;
    }

    /** Nobody else keeps what they found before the caller's transaction ends. */
    void lock(Instant now) {
        jdbc.sql("update rehearsal.night set touched_at = :now")
                .param("now", time(now))
                .update();
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

    /** What came of keeping: {@code news} nobody was told of before, and now they are; {@code well} they were told of, and it would not come any more. */
    record Kept(List<Trouble> news, List<Trouble> well) {}

    /** Everything that was found. */
    Kept keep(List<Trouble> troubles, Instant now) {
        return keep(troubles, true, new String[0], now);
    }

    /** What was found of some; of the others all stays as it was. */
    Kept keep(List<Trouble> troubles, Scope scope, Instant now) {
        return keep(troubles, false, scope.owners(), now);
    }

    private Kept keep(List<Trouble> troubles, boolean all, String[] owners, Instant now) {
        List<Trouble> well = jdbc.sql("""
                with gone as (
                    delete from rehearsal.trouble
                     where not key = any(:keys)
                       and (:all or split_part(key, ':', 2) = any(:owners))
                    returning *
                )
                select key, kind, what, remedy, path, first_at, times, seconds
                  from gone
                 where told_at is not null
                   and kind <> 'CLOCK'
                   and (kind = 'CONTACT' or first_at + seconds * interval '1 second' > :now)
                 order by rank, first_at, key
                """)
                .param("all", all)
                .param("keys", troubles.stream().map(Trouble::key).toArray(String[]::new))
                .param("owners", owners)
                .param("now", time(now))
                .query(RehearsalStore::row)
                .list();
        troubles.forEach(trouble -> keep(trouble, now));
        return new Kept(tell(now), well);
    }

    private void keep(Trouble trouble, Instant now) {
        jdbc.sql("""
                insert into rehearsal.trouble
                       (key, rank, kind, what, remedy, path, first_at, times, seconds, found_at)
                values (:key, :rank, :kind, :what, :remedy, :path, :first, :times, :seconds, :now)
                on conflict (key) do update
                   set told_at = case when trouble.rank <= :rank then trouble.told_at end,
                       rank = :rank, kind = :kind, what = :what, remedy = :remedy, path = :path,
                       first_at = :first, times = :times, seconds = :seconds
                """)
                .param("key", trouble.key())
                .param("rank", trouble.kind().ordinal())
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

    private List<Trouble> tell(Instant now) {
        return jdbc.sql("""
                with news as (
                    update rehearsal.trouble
                       set told_at = :now
                     where told_at is null
                    returning *
                )
                select key, kind, what, remedy, path, first_at, times, seconds
                  from news
                 order by rank, first_at, key
                """).param("now", time(now)).query(RehearsalStore::row).list();
    }

    /** The most pressing first. */
    List<Trouble> all() {
        return jdbc.sql("""
                select key, kind, what, remedy, path, first_at, times, seconds
                  from rehearsal.trouble
                 order by rank, first_at, key
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
