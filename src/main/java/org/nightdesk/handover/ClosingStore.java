package org.nightdesk.handover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the outgoing say of the things of their shift. Whoever asks has seen to it that they may be shown. */
@Component
class ClosingStore {

    private final JdbcClient jdbc;

    ClosingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code item} says which thing, such as {@code page:7}. */
    record Account(String item, String what, String word, boolean byItself) {}

    Map<String, Account> of(HandoverId id) {
        Map<String, Account> all = new LinkedHashMap<>();
        jdbc.sql("""
                select item, what, word, by_itself
                  from handover.account
                 where handover_id = :id
                 order by by_itself, item
                """).param("id", id.value()).query(row -> {
            String item = row.getString("item");
            all.put(item, new Account(item, row.getString("what"), row.getString("word"), row.getBoolean("by_itself")));
        });
        return all;
    }

    void put(HandoverId id, Account account, Instant now) {
        jdbc.sql("""
                insert into handover.account (handover_id, item, what, word, by_itself, at)
                values (:id, :item, :what, :word, :itself, :now)
                on conflict (handover_id, item) do update
                   set what = excluded.what, word = excluded.word, by_itself = excluded.by_itself, at = excluded.at
                """)
                .param("id", id.value())
                .param("item", account.item())
                .param("what", account.what())
                .param("word", account.word())
                .param("itself", account.byItself())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void clear(HandoverId id) {
        jdbc.sql("delete from handover.account where handover_id = :id")
                .param("id", id.value())
                .update();
    }
}
