package org.nightdesk.travel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps journeys. */
@Component
class JourneyStore {

    private final JdbcClient jdbc;

    JourneyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    JourneyId insert(JourneyDraft draft) {
        return new JourneyId(jdbc.sql("""
                insert into travel.journey (person_id, zone, first_day, last_day, from_at, until_at)
                values (:person, :zone, :first, :last, :from, :until)
                returning id
                """)
                .param("person", draft.person().value())
                .param("zone", draft.zone().getId())
                .param("first", draft.first())
                .param("last", draft.last())
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .query(Long.class)
                .single());
    }

    Optional<Journey> find(JourneyId id) {
        return jdbc.sql("""
                select id, person_id, zone, first_day, last_day
                  from travel.journey
                 where id = :id
                """).param("id", id.value()).query(JourneyStore::row).optional();
    }

    /** Those of a person that are not over, soonest first. */
    List<Journey> coming(PersonId person, Instant now) {
        return jdbc.sql("""
                select id, person_id, zone, first_day, last_day
                  from travel.journey
                 where person_id = :person
                   and until_at > :now
                 order by from_at, id
                """)
                .param("person", person.value())
                .param("now", time(now))
                .query(JourneyStore::row)
                .list();
    }

    /** Everybody's that are not over, soonest first. */
    List<Journey> coming(Instant now) {
        return jdbc.sql("""
                select id, person_id, zone, first_day, last_day
                  from travel.journey
                 where until_at > :now
                 order by from_at, id
                """).param("now", time(now)).query(JourneyStore::row).list();
    }

    /** A journey within another counts while it lasts. */
    Optional<ZoneId> zone(PersonId person, Instant at) {
        return jdbc.sql("""
                select zone
                  from travel.journey
                 where person_id = :person
                   and from_at <= :at
                   and until_at > :at
                 order by from_at desc, id desc
                 limit 1
                """)
                .param("person", person.value())
                .param("at", time(at))
                .query((row, number) -> ZoneId.of(row.getString("zone")))
                .optional();
    }

    /** Whether it was there. */
    boolean delete(JourneyId id) {
        return jdbc.sql("delete from travel.journey where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static Journey row(ResultSet row, int number) throws SQLException {
        return new Journey(
                new JourneyId(row.getLong("id")),
                new PersonId(row.getLong("person_id")),
                ZoneId.of(row.getString("zone")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
