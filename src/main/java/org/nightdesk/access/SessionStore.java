package org.nightdesk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
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
                insert into access.session (key_hash, person_id, confirmed, address, browser, created_at, used_at)
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

    /** Begun and used after these moments. */
    Optional<Session> find(byte[] keyHash, Instant begunAfter, Instant usedAfter) {
        return jdbc.sql("""
                select id, person_id, confirmed, address, browser, created_at, used_at
                  from access.session
                 where key_hash = :hash
                   and created_at > :begunAfter
                   and used_at > :usedAfter
                """)
                .param("hash", keyHash)
                .param("begunAfter", begunAfter.atOffset(ZoneOffset.UTC))
                .param("usedAfter", usedAfter.atOffset(ZoneOffset.UTC))
                .query(SessionStore::row)
                .optional();
    }

    void used(long id, Instant now) {
        jdbc.sql("""
                update access.session
                   set used_at = :now
                 where id = :id
                """).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void delete(byte[] keyHash) {
        jdbc.sql("delete from access.session where key_hash = :hash")
                .param("hash", keyHash)
                .update();
    }

    List<Session> of(PersonId person, Instant begunAfter, Instant usedAfter) {
        return jdbc.sql("""
                select id, person_id, confirmed, address, browser, created_at, used_at
                  from access.session
                 where person_id = :person
                   and confirmed
                   and created_at > :begunAfter
                   and used_at > :usedAfter
                 order by used_at desc, id desc
                """)
                .param("person", person.value())
                .param("begunAfter", begunAfter.atOffset(ZoneOffset.UTC))
                .param("usedAfter", usedAfter.atOffset(ZoneOffset.UTC))
                .query(SessionStore::row)
                .list();
    }

    void delete(PersonId person, long id) {
        jdbc.sql("""
                delete from access.session
                 where id = :id
                   and person_id = :person
                """).param("id", id).param("person", person.value()).update();
    }

    void deleteOthers(PersonId person, byte[] keyHash) {
        jdbc.sql("""
                delete from access.session
                 where person_id = :person
                   and key_hash <> :hash
                """).param("person", person.value()).param("hash", keyHash).update();
    }

    void deleteOlder(Instant begunBefore, Instant usedBefore) {
        jdbc.sql("""
                delete from access.session
                 where created_at <= :begunBefore
                    or used_at <= :usedBefore
                """)
                .param("begunBefore", begunBefore.atOffset(ZoneOffset.UTC))
                .param("usedBefore", usedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Session row(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getBoolean("confirmed"),
                row.getString("address"),
                row.getString("browser"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }
}
