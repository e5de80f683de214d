package org.nightdesk.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps passwords and authenticators. */
@Component
class CredentialStore {

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Credential of(PersonId person) {
        return jdbc.sql("""
                select person_id, password, totp, totp_on, totp_step
                  from login.credential
                 where person_id = :person
                """)
                .param("person", person.value())
                .query(CredentialStore::row)
                .optional()
                .orElseGet(() -> Credential.none(person));
    }

    void setPassword(PersonId person, String encoded, Instant now) {
        jdbc.sql("""
                insert into login.credential (person_id, password, changed_at)
                values (:person, :password, :now)
                on conflict (person_id)
                   do update set password = excluded.password,
                                 changed_at = excluded.changed_at
                """)
                .param("person", person.value())
                .param("password", encoded)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A secret that does not count before {@link #turnOnTotp}. Does nothing while another one counts. */
    void startTotp(PersonId person, byte[] sealed, Instant now) {
        jdbc.sql("""
                insert into login.credential (person_id, totp, changed_at)
                values (:person, :totp, :now)
                on conflict (person_id)
                   do update set totp = excluded.totp,
                                 totp_step = 0,
                                 changed_at = excluded.changed_at
                       where not credential.totp_on
                """)
                .param("person", person.value())
                .param("totp", sealed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void turnOnTotp(PersonId person, Instant now) {
        jdbc.sql("""
                update login.credential
                   set totp_on = true,
                       changed_at = :now
                 where person_id = :person
                """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeTotp(PersonId person, Instant now) {
        jdbc.sql("""
                update login.credential
                   set totp = null,
                       totp_on = false,
                       changed_at = :now
                 where person_id = :person
                """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the step was still unused; of two requests with the same code only one gets true. */
    boolean useStep(PersonId person, long step) {
        return jdbc.sql("""
                update login.credential
                   set totp_step = :step
                 where person_id = :person
                   and totp_step < :step
                """).param("person", person.value()).param("step", step).update() == 1;
    }

    private static Credential row(ResultSet row, int number) throws SQLException {
        return new Credential(
                new PersonId(row.getLong("person_id")),
                Optional.ofNullable(row.getString("password")),
                Optional.ofNullable(row.getBytes("totp")),
                row.getBoolean("totp_on"),
                row.getLong("totp_step"));
    }
}
