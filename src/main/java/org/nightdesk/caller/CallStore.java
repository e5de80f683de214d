package org.nightdesk.caller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps calls. */
@Component
class CallStore {

    private static final String COLUMNS = "id, number, extension, person_id, at, rings_until, answered_at, done_at";
    private static final String CALL = "select " + COLUMNS + " from caller.call ";

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it was told of already. */
    Optional<Call> insert(
            Exchange exchange, Told told, String number, Optional<PersonId> person, Instant now, Instant ringsUntil) {
        return jdbc.sql("""
                insert into caller.call (exchange_id, outside_id, number, extension, person_id, at, rings_until)
                values (:exchange, :outside, :number, :extension, :person, :now, :until)
                on conflict (exchange_id, outside_id) where outside_id <> '' do nothing
                returning
                """ + COLUMNS)
                .param("exchange", exchange.id())
                .param("outside", told.call())
                .param("number", number)
                .param("extension", told.agent())
                .param("person", person.map(PersonId::value).orElse(null))
                .param("now", time(now))
                .param("until", time(ringsUntil))
                .query(CallStore::row)
                .optional();
    }

    Optional<Call> find(long id) {
        return jdbc.sql(CALL + "where id = :id")
                .param("id", id)
                .query(CallStore::row)
                .optional();
    }

    /** The one that a telephone system means: by its own name for it; without one the last that came from this number. */
    Optional<Call> meant(Exchange exchange, Told told, String number) {
        return jdbc.sql(CALL + """
                 where exchange_id = :exchange
                   and case when :outside::text = '' then number = :number else outside_id = :outside end
                 order by id desc
                 limit 1
                """)
                .param("exchange", exchange.id())
                .param("outside", told.call())
                .param("number", number)
                .query(CallStore::row)
                .optional();
    }

    /** What rings for somebody, the latest first. */
    Optional<Call> ringing(PersonId person, Instant now) {
        return jdbc.sql(CALL + """
                 where person_id = :person
                   and rings_until > :now
                   and answered_at is null
                   and done_at is null
                 order by at desc, id desc
                 limit 1
                """)
                .param("person", person.value())
                .param("now", time(now))
                .query(CallStore::row)
                .optional();
    }

    /** Missed by somebody or by nobody known, and not seen to, the latest first. */
    List<Call> missed(PersonId person, boolean nobodys, Instant since, Instant now, int most) {
        return jdbc.sql(CALL + """
                 where (person_id = :person or :nobodys and person_id is null)
                   and at > :since
                   and rings_until <= :now
                   and answered_at is null
                   and done_at is null
                 order by at desc, id desc
                 limit :most
                """)
                .param("person", person.value())
                .param("nobodys", nobodys)
                .param("since", time(since))
                .param("now", time(now))
                .param("most", most)
                .query(CallStore::row)
                .list();
    }

    /** All, the latest first. */
    List<Call> latest(Instant since, int most) {
        return jdbc.sql(CALL + "where at > :since order by at desc, id desc limit :most")
                .param("since", time(since))
                .param("most", most)
                .query(CallStore::row)
                .list();
    }

    void answer(long id, @Nullable Long person, Instant now) {
        jdbc.sql("""
                update caller.call
                   set answered_at = :now, answered_by = :person
                 where id = :id
                   and answered_at is null
                """)
                .param("id", id)
                .param("person", person)
                .param("now", time(now))
                .update();
    }

    /** It rings no more. */
    void end(long id, Instant now) {
        jdbc.sql("update caller.call set rings_until = least(rings_until, :now) where id = :id")
                .param("id", id)
                .param("now", time(now))
                .update();
    }

    void done(long id, Instant now) {
        jdbc.sql("update caller.call set done_at = :now where id = :id and done_at is null")
                .param("id", id)
                .param("now", time(now))
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Call row(ResultSet row, int number) throws SQLException {
        return new Call(
                row.getLong("id"),
                row.getString("number"),
                row.getString("extension"),
                Optional.ofNullable(row.getObject("person_id", Long.class)).map(PersonId::new),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("rings_until", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "done_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
