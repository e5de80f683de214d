package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nightdesk.paging.PageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is wrong now, and who is just telling the administrators. */
@Component
class FindingStore {

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands raised since when; {@code page} is 0 for none. */
    record Raised(String key, String what, String remedy, long page, Instant at) {}

    /** Whether it was not known yet. */
    boolean insert(Finding finding, UUID node, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("key", finding.key());
        params.put("node", finding.ours() ? node : null);
        params.put("what", finding.what());
        params.put("remedy", finding.remedy());
        params.put("page", finding.page().map(PageId::value).orElse(null));
        params.put("now", Audit.time(now));
        return jdbc.sql("""
                insert into auditor.finding (key, node, what, remedy, page_id, raised_at)
                values (:key, :node::uuid, :what, :remedy, :page::bigint, :now)
                on conflict (key) do nothing
                """).params(params).update() == 1;
    }

    /** Takes away what is no longer so: what anybody can see, what is this node's, and what was that of a node that is gone. */
    List<Raised> clear(Collection<String> still, UUID node, Collection<UUID> alive) {
        return jdbc.sql("""
                delete from auditor.finding
                 where not key = any (:still)
                   and (node is null or node = :node or not node = any (:alive))
                returning key, what, remedy, page_id, raised_at
                """)
                .param("still", still.toArray(String[]::new))
                .param("node", node)
                .param("alive", alive.toArray(UUID[]::new))
                .query((row, number) -> new Raised(
                        row.getString("key"),
                        row.getString("what"),
                        row.getString("remedy"),
                        row.getLong("page_id"),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Raised> all() {
        return jdbc.sql("""
                select key, what, remedy, page_id, raised_at
                  from auditor.finding
                 order by raised_at, key
                """)
                .query((row, number) -> new Raised(
                        row.getString("key"),
                        row.getString("what"),
                        row.getString("remedy"),
                        row.getLong("page_id"),
                        row.getObject("raised_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What this node is now to tell: nobody was told of it yet, or not for so long. The lease ends by itself if it never does. */
    List<String> claim(Instant now, Duration lease, Duration again) {
        return jdbc.sql("""
                update auditor.finding
                   set lease = :until
                 where (told_at is null or told_at <= :before)
                   and (lease is null or lease <= :now)
                returning key
                """)
                .param("now", Audit.time(now))
                .param("until", Audit.time(now.plus(lease)))
                .param("before", Audit.time(now.minus(again)))
                .query(String.class)
                .list();
    }

    void told(Collection<String> keys, Instant now) {
        jdbc.sql("""
                update auditor.finding
                   set told_at = :now, lease = null
                 where key = any (:keys)
                """)
                .param("now", Audit.time(now))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }
}
