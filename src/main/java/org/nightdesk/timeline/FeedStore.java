package org.nightdesk.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Feed.Position;
import org.nightdesk.timeline.Feed.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the history in the order of its transactions. */
@Component
class FeedStore {

    private static final Logger log = LoggerFactory.getLogger(FeedStore.class);

    private final JdbcClient jdbc;
    private final EntryStore entries;
    private final String run;

    FeedStore(JdbcClient jdbc, EntryStore entries, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.run = transactions.execute(status -> settle());
    }

    String run() {
        return run;
    }

    List<Told> after(Position place, Viewer viewer, Instant oldest, int limit) {
        return jdbc.sql("""
                select tx::text::bigint as tx, id, at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience
                  from timeline.entry
                 where (tx, id) > (:tx::text::xid8, :id)
                   and tx < pg_snapshot_xmin(pg_current_snapshot())
                   and audience && :audience::text[]
                   and at > :oldest
                 order by tx, id
                 limit :limit
                """)
                .params(params(place, viewer, oldest))
                .param("limit", limit)
                .query((row, number) ->
                        new Told(new Position(row.getLong("tx"), row.getLong("id")), entries.row(row, number)))
                .list();
    }

    boolean hasMissed(Position place, Viewer viewer, Instant oldest) {
        return jdbc.sql("""
                select exists (select 1
                                 from timeline.entry
                                where (tx, id) > (:tx::text::xid8, :id)
                                  and audience && :audience::text[]
                                  and at <= :oldest)
                """)
                .params(params(place, viewer, oldest))
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> params(Position place, Viewer viewer, Instant oldest) {
        return Map.of(
                "tx", Long.toString(place.transaction()),
                "id", place.entry(),
                "audience", viewer.tokens(),
                "oldest", oldest.atOffset(ZoneOffset.UTC));
    }

    // After a restore the transaction numbers come from another server: ours would sort before them, and theirs might
    // never be reached. They are all put before ours, in the order of their entries; 3 is the first ordinary one.
    private String settle() {
        String server = jdbc.sql("select system_identifier::text from pg_control_system()")
                .query(String.class)
                .single();
        String home = jdbc.sql("select server from timeline.home for update")
                .query(String.class)
                .single();
        if (home.equals(server)) {
            return server;
        }
        int moved = jdbc.sql("update timeline.entry set tx = '3'::xid8 where tx <> '3'::xid8")
                .update();
        jdbc.sql("update timeline.home set server = :server")
                .param("server", server)
                .update();
        if (moved > 0) {
            log.info("the history came from another server: {} entries are settled before all new ones", moved);
        }
        return server;
    }
}
