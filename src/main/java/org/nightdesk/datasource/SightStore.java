package org.nightdesk.datasource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who sees personal columns; what is over stays, for whoever asks later. */
@Component
class SightStore {

    private final JdbcClient jdbc;

    SightStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(long source, long person, Instant now) {
        return jdbc.sql("""
                select exists (select 1 from datasource.sight where source_id = :source and person_id = :person and until_at > :now)
                """)
                .param("source", source)
                .param("person", person)
                .param("now", time(now))
                .query(Boolean.class)
                .single();
    }

    List<Sight> of(long source, Instant now) {
        return jdbc.sql("""
                select id, person_name, reason, by_name, until_at
                  from datasource.sight
                 where source_id = :source and until_at > :now
                 order by until_at, id
                """)
                .param("source", source)
                .param("now", time(now))
                .query((row, number) -> new Sight(
                        row.getLong("id"),
                        row.getString("person_name"),
                        row.getString("reason"),
                        row.getString("by_name"),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void insert(long source, Person person, String reason, String by, Instant now, Instant until) {
        jdbc.sql("""
                insert into datasource.sight (source_id, person_id, person_name, reason, by_name, given_at, until_at)
                values (:source, :person, :name, :reason, :by, :now, :until)
                """)
                .param("source", source)
                .param("person", person.id().value())
                .param("name", person.name())
                .param("reason", reason)
                .param("by", by)
                .param("now", time(now))
                .param("until", time(until))
                .update();
    }

    /** Whose it was; empty when it was over. */
    Optional<String> end(long source, long id, Instant now) {
        return jdbc.sql("""
                update datasource.sight
                   set until_at = :now
                 where id = :id and source_id = :source and until_at > :now
                returning person_name
                """)
                .param("id", id)
                .param("source", source)
                .param("now", time(now))
                .query(String.class)
                .optional();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
