package org.nightdesk.web;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.web.Drafts.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps drafts. */
@Component
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(long person, String key) {
        return jdbc.sql("""
                select text, at
                  from web.draft
                 where person = :person
                   and key = :key
                """)
                .param("person", person)
                .param("key", key)
                .query((row, number) -> new Draft(
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void put(long person, String key, Draft draft) {
        jdbc.sql("""
                insert into web.draft (person, key, text, at)
                values (:person, :key, :text, :at)
                on conflict (person, key) do update
                   set text = excluded.text,
                       at = excluded.at
                """)
                .param("person", person)
                .param("key", key)
                .param("text", draft.text())
                .param("at", draft.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void move(String from, String to) {
        jdbc.sql("""
                with moved as (
                    delete from web.draft
                     where starts_with(key, :from)
                    returning person, key, text, at
                )
                insert into web.draft (person, key, text, at)
                select person, :to || substr(key, length(:from) + 1), text, at
                  from moved
                on conflict (person, key) do update
                   set text = draft.text || E'\\n\\n' || excluded.text,
                       at = excluded.at
                """).param("from", from).param("to", to).update();
    }

    void delete(long person, String key) {
        jdbc.sql("""
                delete from web.draft
                 where person = :person
                   and key = :key
                """).param("person", person).param("key", key).update();
    }
}
