package org.nightdesk.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who is away. */
@Component
class AbsenceStore {

    private final JdbcClient jdbc;

    AbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AbsenceId insert(AbsenceDraft draft, boolean fromCalendar) {
        return new AbsenceId(jdbc.sql("""
                insert into absence.absence (person_id, from_at, until_at, whole_days, reason, from_calendar, unreachable, zone)
                values (:person, :from, :until, :days, :reason, :calendar, :unreachable, :zone)
                returning id
                """)
                .param("person", draft.person().value())
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("days", draft.wholeDays())
                .param("reason", draft.reason())
                .param("calendar", fromCalendar)
                .param("unreachable", draft.unreachable())
                .param("zone", draft.zone().getId())
                .query(Long.class)
                .single());
    }

    Optional<Absence> find(AbsenceId id) {
        return jdbc.sql("""
                select id, person_id, from_at, until_at, whole_days, reason, from_calendar, unreachable, zone
                  from absence.absence
                 where id = :id
                """).param("id", id.value()).query(AbsenceStore::row).optional();
    }

    /** Those that touch the span, soonest first. */
    List<Absence> touching(Span span) {
        return jdbc.sql("""
                select id, person_id, from_at, until_at, whole_days, reason, from_calendar, unreachable, zone
                  from absence.absence
                 where from_at < :until
                   and until_at > :from
                 order by from_at, id
                """)
                .param("from", time(span.from()))
                .param("until", time(span.until()))
                .query(AbsenceStore::row)
                .list();
    }

    void delete(AbsenceId id) {
        jdbc.sql("delete from absence.absence where id = :id")
                .param("id", id.value())
                .update();
    }

    /** What the calendar of a person said before, as far as it is not over. */
    List<Absence> byCalendar(PersonId person, Instant now) {
        return jdbc.sql("""
                select id, person_id, from_at, until_at, whole_days, reason, from_calendar, unreachable, zone
                  from absence.absence
                 where person_id = :person
                   and from_calendar
                   and until_at > :now
                """)
                .param("person", person.value())
                .param("now", time(now))
                .query(AbsenceStore::row)
                .list();
    }

    /** The times in which somebody cannot be reached that are not over, soonest first. */
    List<Absence> unreachable(Instant now) {
        return jdbc.sql("""
                select id, person_id, from_at, until_at, whole_days, reason, from_calendar, unreachable, zone
                  from absence.absence
                 where unreachable
                   and until_at > :now
                 order by from_at, id
                """).param("now", time(now)).query(AbsenceStore::row).list();
    }

    private static Absence row(ResultSet row, int number) throws SQLException {
        return new Absence(
                new AbsenceId(row.getLong("id")),
                new PersonId(row.getLong("person_id")),
                new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()),
                row.getBoolean("whole_days"),
                row.getString("reason"),
                row.getBoolean("from_calendar"),
                row.getBoolean("unreachable"),
                ZoneId.of(row.getString("zone")));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
