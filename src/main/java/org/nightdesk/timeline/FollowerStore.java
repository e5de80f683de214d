package org.nightdesk.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.timeline.Feed.Position;
import org.nightdesk.timeline.Feed.Told;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far each follower has read. */
@Component
class FollowerStore {

    /** A place that nothing was told behind is moved only after so many transactions: a quiet night writes nothing. */
    private static final long STEP = 1_000;

    private final JdbcClient jdbc;
    private final EntryStore entries;

    FollowerStore(JdbcClient jdbc, EntryStore entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** {@link #mayHaveNews} as a question without parameters, for whoever asks for many at once. */
    static String earliest(String name, Collection<String> kinds) {
        List<String> words = Stream.concat(Stream.of(name), kinds.stream())
                .map(FollowerStore::literal)
                .toList();
        return """
                select case when coalesce(
                           (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - follower.tx >= %d
                                   or exists (select 1
                                                from timeline.entry
                                               where (entry.tx, entry.id) > (follower.tx::text::xid8, follower.entry)
                                                 and entry.tx < pg_snapshot_xmin(pg_current_snapshot())
                                                 and subject_kind in (%s))
                              from timeline.follower
                              join timeline.home on home.server = follower.server
                             where name = %s), true)
                       then 'epoch'::timestamptz end
                """.formatted(STEP, String.join(", ", words.subList(1, words.size())), words.getFirst());
    }

    private static String literal(String word) {
        if (!word.matches("[a-z -]+")) {
            throw new IllegalArgumentException("no plain word: " + word);
        }
        return "'" + word + "'";
    }

    /** Looks without a lock: a quiet second writes nothing. True as well when the place is far behind, or there is none yet. */
    boolean mayHaveNews(String name, String server, Collection<String> kinds) {
        return jdbc.sql("""
                select coalesce((select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - follower.tx >= :step
                                        or exists (select 1
                                                     from timeline.entry
                                                    where (entry.tx, entry.id) > (follower.tx::text::xid8, follower.entry)
                                                      and entry.tx < pg_snapshot_xmin(pg_current_snapshot())
                                                      and subject_kind = any(:kinds))
                                   from timeline.follower
                                  where name = :name
                                    and server = :server), true)
                """)
                .param("step", STEP)
                .param("kinds", kinds.toArray(String[]::new))
                .param("name", name)
                .param("server", server)
                .query(Boolean.class)
                .single();
    }

    /** Where the follower goes on for the rest of the transaction; empty while another node reads. */
    Optional<Position> claim(String name, String server) {
        Optional<Position> place = find(name, server);
        if (place.isPresent() || isKnown(name, server)) {
            return place;
        }
        begin(name, server);
        return find(name, server);
    }

    private Optional<Position> find(String name, String server) {
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

    private boolean isKnown(String name, String server) {
        return jdbc.sql("select exists (select 1 from timeline.follower where name = :name and server = :server)")
                .param("name", name)
                .param("server", server)
                .query(Boolean.class)
                .single();
    }

    private void begin(String name, String server) {
        jdbc.sql("""
                insert into timeline.follower (name, tx, entry, server)
                values (:name, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, -1, :server)
                on conflict (name) do update
                   set tx = excluded.tx, entry = excluded.entry, server = excluded.server
                 where follower.server <> excluded.server
                """).param("name", name).param("server", server).update();
    }

    /** Every transaction before this one has ended, and what it wrote is seen by what is asked next. */
    long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    List<Told> between(Position place, long horizon, Collection<String> kinds, int most) {
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

    void move(String name, Position from, Position to, List<Told> told) {
        if (told.isEmpty() && to.transaction() - from.transaction() < STEP) {
            return;
        }
        jdbc.sql("update timeline.follower set tx = :tx, entry = :entry where name = :name")
                .param("name", name)
                .param("tx", to.transaction())
                .param("entry", to.entry())
                .update();
    }
}
