package org.nightdesk.caller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps telephone systems, whose telephone is whose, and what was heard. */
@Component
class ExchangeStore {

    private static final int KEPT = 100;

    private final JdbcClient jdbc;

    ExchangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the name is taken. */
    Optional<Exchange> insert(String name, byte[] hash, byte[] sealed, Instant now) {
        return jdbc.sql("""
                insert into caller.exchange (name, key_hash, key_sealed, created_at)
                values (:name, :hash, :sealed, :now)
                on conflict do nothing
                returning id, name, heard_at
                """)
                .param("name", name)
                .param("hash", hash)
                .param("sealed", sealed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ExchangeStore::row)
                .optional();
    }

    List<Exchange> all() {
        return jdbc.sql("select id, name, heard_at from caller.exchange order by lower(name), id")
                .query(ExchangeStore::row)
                .list();
    }

    Optional<Exchange> find(long id) {
        return jdbc.sql("select id, name, heard_at from caller.exchange where id = :id")
                .param("id", id)
                .query(ExchangeStore::row)
                .optional();
    }

    /** With the hash that is kept, so that it can be compared in constant time. */
    Optional<Map.Entry<Exchange, byte[]>> byHash(byte[] hash) {
        return jdbc.sql("select id, name, heard_at, key_hash from caller.exchange where key_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> Map.entry(row(row, number), row.getBytes("key_hash")))
                .optional();
    }

    byte[] sealed(long id) {
        return jdbc.sql("select key_sealed from caller.exchange where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** It is gone with its calls. */
    void delete(long id) {
        jdbc.sql("delete from caller.exchange where id = :id").param("id", id).update();
    }

    /** Keeps the last hundred of each. */
    void heard(Exchange exchange, Heard heard) {
        jdbc.sql("""
                insert into caller.heard (exchange_id, at, method, what, outcome)
                values (:exchange, :at, :method, :what, :outcome)
                """)
                .param("exchange", exchange.id())
                .param("at", heard.at().atOffset(ZoneOffset.UTC))
                .param("method", heard.method())
                .param("what", heard.what())
                .param("outcome", heard.outcome())
                .update();
        jdbc.sql("""
                delete from caller.heard
                 where exchange_id = :exchange
                   and id <= (select id
                                from caller.heard
                               where exchange_id = :exchange
                               order by id desc
                              offset :kept
                               limit 1)
                """).param("exchange", exchange.id()).param("kept", KEPT).update();
        jdbc.sql("update caller.exchange set heard_at = :at where id = :exchange")
                .param("exchange", exchange.id())
                .param("at", heard.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest first. */
    List<Heard> heard(Exchange exchange) {
        return jdbc.sql(
                        "select at, method, what, outcome from caller.heard where exchange_id = :exchange order by id desc")
                .param("exchange", exchange.id())
                .query((row, number) -> new Heard(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("method"),
                        row.getString("what"),
                        row.getString("outcome")))
                .list();
    }

    Optional<PersonId> personAt(String extension) {
        return jdbc.sql("select person_id from caller.extension where extension = :extension")
                .param("extension", extension)
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .optional();
    }

    List<String> extensionsOf(PersonId person) {
        return jdbc.sql("select extension from caller.extension where person_id = :person order by extension")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    /** Exactly these are theirs; one that somebody else had is theirs now. */
    void extensions(PersonId person, List<String> extensions) {
        jdbc.sql("delete from caller.extension where person_id = :person")
                .param("person", person.value())
                .update();
        for (String extension : extensions) {
            jdbc.sql("""
                    insert into caller.extension (extension, person_id)
                    values (:extension, :person)
                    on conflict (extension) do update set person_id = excluded.person_id
                    """)
                    .param("extension", extension)
                    .param("person", person.value())
                    .update();
        }
    }

    private static Exchange row(ResultSet row, int number) throws SQLException {
        return new Exchange(
                row.getLong("id"),
                row.getString("name"),
                Optional.ofNullable(row.getObject("heard_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
