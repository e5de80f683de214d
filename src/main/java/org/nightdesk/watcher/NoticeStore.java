package org.nightdesk.watcher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what colleagues are to be told. */
@Component
class NoticeStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from watcher.notice
             where due_at is not null
            """;

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** News of one ticket that wait for the same person become one mail. */
    void insert(PersonId person, TicketId ticket, String kind, String title, String text, Instant dueAt, Instant now) {
        jdbc.sql("""
                insert into watcher.notice (person_id, ticket_id, kind, title, text, due_at, at)
                values (:person, :ticket, :kind, :title, :text, :due, :now)
                on conflict (person_id, ticket_id) where kind = 'news' and state = 'waiting' do update
                   set text = notice.text || E'\\n\\n' || excluded.text
                """)
                .param("person", person.value())
                .param("ticket", ticket.value())
                .param("kind", kind)
                .param("title", title)
                .param("text", text)
                .param("due", time(dueAt))
                .param("now", time(now))
                .update();
    }

    List<Notice> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from watcher.notice
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update watcher.notice
                   set state = 'sending', tries = tries + 1, due_at = :lease
                  from due
                 where notice.id = due.id
                returning notice.id, person_id, ticket_id, title, text, tries
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(NoticeStore::row)
                .list();
    }

    /** Not when another node has taken it meanwhile. What is to be tried again is neither waiting for more news, nor lost with its node. */
    void result(Notice notice, String state, Optional<Instant> dueAt, String reason) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", notice.id());
        params.put("tries", notice.tries());
        params.put("state", state);
        params.put("due", dueAt.map(NoticeStore::time).orElse(null));
        params.put("reason", reason);
        jdbc.sql("""
                update watcher.notice
                   set state = :state, due_at = :due::timestamptz, reason = :reason
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """).params(params).update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Notice row(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                new TicketId(row.getLong("ticket_id")),
                row.getString("title"),
                row.getString("text"),
                row.getInt("tries"));
    }
}
