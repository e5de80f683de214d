package org.nightdesk.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.timeline.Feed.Position;
import org.nightdesk.timeline.Feed.Told;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far each follower has read. */
@Component
class FollowerStore {

    /** A place behind which nothing happened is moved after so many transactions, so that it is never far behind; a quiet night writes nothing. */
    private static final long STEP = 1_000;

    private final JdbcClient jdbc;
    private final EntryStore entries;

    FollowerStore(JdbcClient jdbc, EntryStore entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    // Asked for the newest, not whether one exists: for that the planner would read the whole history, hoping to find
    // one soon.

    /** {@link #mayHaveNews} as a question without parameters, for whoever asks for many at once. */
    static String earliest(String name) {
        return """
                select case when coalesce(
                           (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - follower.tx >= %d
                                   or (select id
                                         from timeline.entry
                                        where (entry.tx, entry.id) > (follower.tx::text::xid8, follower.entry)
                                          and entry.tx < pg_snapshot_xmin(pg_current_snapshot())
                                        order by entry.tx desc, entry.id desc
                                        limit 1) is not null
                              from timeline.follower
                              join timeline.home on home.server = follower.server
                             where name = %s), true)
                       then 'epoch'::timestamptz end
                """.formatted(STEP, literal(name));
    }

    private static String literal(String word) {
        if (!word.matches("[a-z -]+")) {
            throw new IllegalArgumentException("no plain word: " + word);
        }
        return "'" + word + "'";
    }

    /** Looks without a lock, and not at the kinds: a search for one that is rare would read all that happened again and again. */
    boolean mayHaveNews(String name, String server) {
        return jdbc.sql("""
                select coalesce((select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - follower.tx >= :step
                                        or (select id
                                              from timeline.entry
                                             where (entry.tx, entry.id) > (follower.tx::text::xid8, follower.entry)
                                               and entry.tx < pg_snapshot_xmin(pg_current_snapshot())
                                             order by entry.tx desc, entry.id desc
                                             limit 1) is not null
                                   from timeline.follower
                                  where name = :name
                                    and server = :server), true)
                """)
                .param("step", STEP)
                .param("name", name)
                .param("server", server)
                .query(Boolean.class)
                .single();
    }

    /** Where the follower goes on for the rest of the transaction; empty while another node reads, and for one that has not begun. */
    Optional<Position> find(String name, String server) {
        return jdbc.sql("""
                select tx, entry
                  from timeline.follower
                 where name = :name
                   and server = :server
                   for update skip locked
                """)
                .param("name", name)
                .param("server", server)
                .query((row, number) -> new Position(row.getLong("tx"), row.getLong("entry")))
                .optional();
    }

    boolean isKnown(String name, String server) {
        return jdbc.sql("select exists (select 1 from timeline.follower where name = :name and server = :server)")
                .param("name", name)
                .param("server", server)
                .query(Boolean.class)
                .single();
    }

    /** Whether it begins by this: with what happens from now on. False when another node was faster. */
    boolean begin(String name, String server) {
        return jdbc.sql("""
                insert into timeline.follower (name, tx, entry, server)
                values (:name, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, -1, :server)
                on conflict (name) do update
                   set tx = excluded.tx, entry = excluded.entry, server = excluded.server
                 where follower.server <> excluded.server
                """).param("name", name).param("server", server).update() == 1;
    }

    /** Every transaction before this one has ended, and what it wrote is seen by what is asked next. */
    long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** In the order of the index, whatever the statistics say: a transaction they do not know yet may have written a million entries. */
    List<Told> between(Position place, long horizon, Collection<String> kinds, int most) {
        planned("force_generic_plan");
        List<Told> told = read(place, horizon, kinds, most);
        planned("auto");
        return told;
    }

    private void planned(String mode) {
        jdbc.sql("set local plan_cache_mode = " + mode).update();
    }

    private List<Told> read(Position place, long horizon, Collection<String> kinds, int most) {
        return jdbc.sql("""
                select tx::text::bigint as tx, id, at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience
                  from timeline.entry
                 where (tx, id) > (:tx::text::xid8, :id)
                   and tx < :horizon::text::xid8
                   and subject_kind = any(:kinds)
                 order by tx, id
                 limit :most
                """)
                .param("tx", Long.toString(place.transaction()))
                .param("id", place.entry())
                .param("horizon", Long.toString(horizon))
                .param("kinds", kinds.toArray(String[]::new))
                .param("most", most)
                .query((row, number) ->
                        new Told(new Position(row.getLong("tx"), row.getLong("id")), entries.row(row, number)))
                .list();
    }

    void move(String name, Position to) {
        jdbc.sql("update timeline.follower set tx = :tx, entry = :entry where name = :name")
                .param("name", name)
                .param("tx", to.transaction())
                .param("entry", to.entry())
                .update();
    }
}
