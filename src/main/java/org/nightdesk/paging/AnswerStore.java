package org.nightdesk.paging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who has answered a page that several must answer. */
@Component
class AnswerStore {

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One who has answered; {@code person} is empty for a token. */
    record Answer(Optional<PersonId> person, String name, Optional<Instant> until) {}

    /** Whether it is new, or has another end than before. */
    boolean put(PageId page, Actor by, Optional<Instant> until, Instant now) {
        return jdbc.sql("""
                insert into paging.answer (page_id, who, person_id, name, at, until)
                values (:page, :who, :person::bigint, :name, :now, :until::timestamptz)
                on conflict (page_id, who) do update
                   set until = excluded.until
                 where answer.until is distinct from excluded.until
                """)
                        .param("page", page.value())
                        .param("who", who(by))
                        .param("person", by.isPerson() ? by.id() : null)
                        .param("name", by.name())
                        .param("now", PageRow.time(now))
                        .param("until", PageRow.time(until.orElse(null)))
                        .update()
                == 1;
    }

    /** In the order they came. */
    List<Answer> of(PageId page) {
        return jdbc.sql("""
                select person_id, name, until
                  from paging.answer
                 where page_id = :page
                 order by at, who
                """)
                .param("page", page.value())
                .query((row, number) -> new Answer(
                        Optional.of(new PersonId(row.getLong("person_id"))).filter(id -> id.value() > 0),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** How many there were. */
    int forget(PageId page) {
        return jdbc.sql("delete from paging.answer where page_id = :page")
                .param("page", page.value())
                .update();
    }

    /** Whether there was one. */
    boolean forget(PageId page, Actor by) {
        return jdbc.sql("delete from paging.answer where page_id = :page and who = :who")
                        .param("page", page.value())
                        .param("who", who(by))
                        .update()
                == 1;
    }

    private static String who(Actor by) {
        return by.kind().name() + ":" + by.id();
    }
}
