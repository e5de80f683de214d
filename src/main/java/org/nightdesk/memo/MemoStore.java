package org.nightdesk.memo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps memos. While one is being sent, its due_at is the end of the lease. */
@Component
class MemoStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from memo.memo
             where due_at is not null
            """;

    private final JdbcClient jdbc;

    MemoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PersonId person, String title, String text, String path, String about, Instant now) {
        jdbc.sql("""
                insert into memo.memo (person_id, title, text, path, about, made_at, due_at)
                values (:person, :title, :text, :path, :about, :now, :now)
                """)
                .param("person", person.value())
                .param("title", title)
                .param("text", text)
                .param("path", path)
                .param("about", about)
                .param("now", time(now))
                .update();
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again, as a repeat. */
    List<Memo> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id, state
                      from memo.memo
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update memo.memo memo
                   set state = 'sending', tries = tries + 1, due_at = :lease, repeat = repeat or due.state = 'sending'
                  from due
                 where memo.id = due.id
                returning memo.id, person_id, title, text, path, about, tries, repeat
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query((row, number) -> new Memo(
                        row.getLong("id"),
                        new PersonId(row.getLong("person_id")),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("path"),
                        row.getString("about"),
                        row.getInt("tries"),
                        row.getBoolean("repeat")))
                .list();
    }

    /** Not written when another node has taken it meanwhile. Without {@code next} it is over. */
    void result(Memo memo, String state, String reason, boolean repeat, @Nullable Instant next) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", memo.id());
        params.put("tries", memo.tries());
        params.put("state", state);
        params.put("reason", reason);
        params.put("repeat", repeat);
        params.put("next", next == null ? null : time(next));
        jdbc.sql("""
                update memo.memo
                   set state = :state, reason = :reason, repeat = :repeat, due_at = :next::timestamptz
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """).params(params).update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
