package org.nightdesk.trainee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who signed whom off, and when. */
@Component
class SignOffStore {

    private final JdbcClient jdbc;

    SignOffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<PersonId, SignOff> of(ScheduleId schedule) {
        Map<PersonId, SignOff> found = new HashMap<>();
        jdbc.sql("select person, signer, at from trainee.sign_off where schedule = :schedule")
                .param("schedule", schedule.value())
                .query((row, number) -> found.put(new PersonId(row.getLong("person")), signOff(row)))
                .list();
        return found;
    }

    Set<ScheduleId> schedulesOf(PersonId person) {
        return Set.copyOf(jdbc.sql("select schedule from trainee.sign_off where person = :person")
                .param("person", person.value())
                .query((row, number) -> new ScheduleId(row.getLong("schedule")))
                .list());
    }

    /** Whether that is news. */
    boolean put(ScheduleId schedule, PersonId person, String signer, Instant now) {
        return jdbc.sql("""
                insert into trainee.sign_off (schedule, person, signer, at)
                values (:schedule, :person, :signer, :now)
                on conflict do nothing
                """)
                        .param("schedule", schedule.value())
                        .param("person", person.value())
                        .param("signer", signer)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether there was one. */
    boolean delete(ScheduleId schedule, PersonId person) {
        return jdbc.sql("delete from trainee.sign_off where schedule = :schedule and person = :person")
                        .param("schedule", schedule.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private static SignOff signOff(ResultSet row) throws SQLException {
        return new SignOff(
                row.getString("signer"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
