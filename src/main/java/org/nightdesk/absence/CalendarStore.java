package org.nightdesk.absence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps people's own calendars; their addresses are sealed. While one is read, its due_at is the end of the lease. */
@Component
class CalendarStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from absence.calendar
            """;

    private static final String PURPOSE = "absence calendar";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    CalendarStore(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** How the last reading went. */
    record State(Optional<Instant> readAt, String trouble) {}

    /** One that is to be read. */
    record Due(PersonId person, String address, long attempt) {}

    void put(PersonId person, String address, Instant now) {
        jdbc.sql("""
                insert into absence.calendar (person_id, address, due_at)
                values (:person, :address, :now)
                on conflict (person_id) do update
                   set address = :address, due_at = :now, attempt = absence.calendar.attempt + 1, trouble = ''
                """)
                .param("person", person.value())
                .param("address", secrets.seal(PURPOSE, address))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(PersonId person) {
        jdbc.sql("delete from absence.calendar where person_id = :person")
                .param("person", person.value())
                .update();
    }

    Optional<State> find(PersonId person) {
        return jdbc.sql("select read_at, trouble from absence.calendar where person_id = :person")
                .param("person", person.value())
                .query((row, number) -> new State(
                        Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString("trouble")))
                .optional();
    }

    List<Due> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                update absence.calendar
                   set due_at = :lease, attempt = attempt + 1
                 where person_id in (select person_id
                                       from absence.calendar
                                      where due_at <= :now
                                      order by due_at
                                      limit :most
                                        for update skip locked)
                returning person_id, address, attempt
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Due(
                        new PersonId(row.getLong("person_id")),
                        secrets.open(PURPOSE, row.getBytes("address")).orElse(""),
                        row.getLong("attempt")))
                .list();
    }

    /** Whether this attempt still counts; the next is due at {@code next}. Without a trouble it was read now. */
    boolean done(Due due, String trouble, Instant now, Instant next) {
        return jdbc.sql("""
                update absence.calendar
                   set due_at = :next, trouble = :trouble,
                       read_at = case when :trouble = '' then :now else read_at end
                 where person_id = :person
                   and attempt = :attempt
                """)
                        .param("person", due.person().value())
                        .param("attempt", due.attempt())
                        .param("trouble", trouble)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("next", next.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
