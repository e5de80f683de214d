package org.nightdesk.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps sessions, for all nodes. */
@Component
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] keyHash, PersonId person, boolean confirmed, Origin origin, Instant now) {
        jdbc.sql("""
                insert into people.session (key_hash, person_id, confirmed, address, browser, created_at, used_at)
                values (:hash, :person, :confirmed, :address, :browser, :now, :now)
                """)
                .param("hash", keyHash)
                .param("person", person.value())
                .param("confirmed", confirmed)
                .param("address", origin.address())
                .param("browser", origin.browser())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of an active person, begun and used after these moments. */
    Optional<Session> find(byte[] keyHash, Instant begunAfter, Instant usedAfter) {
        return jdbc.sql("""
                select person.id, person.name, person.email, person.role, person.zone, person.organisation_id,
                       person.active, session.id as session_id, session.confirmed, session.used_at,
                       array(select team_id
                               from people.membership
                              where membership.person_id = person.id) as teams
                  from people.session
                  join people.person on person.id = session.person_id
                 where session.key_hash = :hash
                   and session.created_at > :begunAfter
                   and session.used_at > :usedAfter
                   and person.active
                """)
                .param("hash", keyHash)
                .param("begunAfter", begunAfter.atOffset(ZoneOffset.UTC))
                .param("usedAfter", usedAfter.atOffset(ZoneOffset.UTC))
                .query(SessionStore::row)
                .optional();
    }

    void used(long id, Instant now) {
        jdbc.sql("""
                update people.session
                   set used_at = :now
                 where id = :id
                """).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void delete(byte[] keyHash) {
        jdbc.sql("delete from people.session where key_hash = :hash")
                .param("hash", keyHash)
                .update();
    }

    private static Session row(ResultSet row, int number) throws SQLException {
        Array teams = row.getArray("teams");
        return new Session(
                row.getLong("session_id"),
                PersonStore.row(row, number),
                Arrays.stream((Long[]) teams.getArray()).map(TeamId::new).toList(),
                row.getBoolean("confirmed"),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }
}
