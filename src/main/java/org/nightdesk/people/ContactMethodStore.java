package org.nightdesk.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the ways to reach people. */
@Component
class ContactMethodStore {

    private final JdbcClient jdbc;

    ContactMethodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ContactMethod> of(PersonId person) {
        return jdbc.sql("""
                select id, person_id, kind, address, rank, verified_at is not null as verified
                  from people.contact_method
                 where person_id = :person
                 order by rank, id
                """)
                .param("person", person.value())
                .query(ContactMethodStore::row)
                .list();
    }

    Map<PersonId, List<ContactMethod>> of(Collection<PersonId> people) {
        return jdbc
                .sql("""
                select id, person_id, kind, address, rank, verified_at is not null as verified
                  from people.contact_method
                 where person_id = any(:people)
                 order by rank, id
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query(ContactMethodStore::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ContactMethod::person));
    }

    /** Whose verified method of one of these kinds this is, of those who still work here. */
    List<PersonId> holders(Collection<String> kinds, String address) {
        return jdbc.sql("""
                select distinct person_id
                  from people.contact_method
                  join people.person on person.id = person_id
                 where kind = any(:kinds)
                   and lower(address) = lower(:address)
                   and verified_at is not null
                   and person.active
                 order by person_id
                """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("address", address)
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .list();
    }

    /** Last in rank; its id. The same address again can only become verified. */
    long insert(PersonId person, NewContactMethod method, Instant now) {
        return jdbc.sql("""
                insert into people.contact_method (person_id, kind, address, rank, verified_at, created_at)
                select :person, :kind, :address, coalesce(max(rank), 0) + 1, :verified, :now
                  from people.contact_method
                 where person_id = :person
                on conflict (person_id, kind, address)
                   do update set verified_at = coalesce(contact_method.verified_at, excluded.verified_at)
                returning id
                """)
                .param("person", person.value())
                .param("kind", method.kind())
                .param("address", method.address())
                .param(
                        "verified",
                        method.verified() ? now.atOffset(ZoneOffset.UTC) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void rank(long id, int rank) {
        jdbc.sql("""
                update people.contact_method
                   set rank = :rank
                 where id = :id
                """).param("id", id).param("rank", rank).update();
    }

    /** No longer verified, and why; how many there were. */
    int fail(PersonId person, String kind, String address, String reason) {
        return jdbc.sql("""
                update people.contact_method
                   set verified_at = null,
                       failure = :reason
                 where person_id = :person
                   and kind = :kind
                   and lower(address) = lower(:address)
                   and failure <> :reason
                """)
                .param("person", person.value())
                .param("kind", kind)
                .param("address", address)
                .param("reason", reason)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from people.contact_method where id = :id")
                .param("id", id)
                .update();
    }

    /** A code to wait for; false when the one before holds still beyond {@code tooFresh}. */
    boolean startCode(long id, String sign, Instant until, Instant tooFresh) {
        return jdbc.sql("""
                update people.contact_method
                   set code_sign = :sign,
                       code_until = :until,
                       code_tries = 0
                 where id = :id
                   and (code_until is null or code_until <= :tooFresh)
                """)
                        .param("id", id)
                        .param("sign", sign)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("tooFresh", tooFresh.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The code waited for, and one try less; empty when there is none, it is over, or no try is left. */
    Optional<String> takeTry(long id, int tries, Instant now) {
        return jdbc.sql("""
                update people.contact_method
                   set code_tries = code_tries + 1
                 where id = :id
                   and code_until > :now
                   and code_tries < :tries
                returning code_sign
                """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tries", tries)
                .query(String.class)
                .optional();
    }

    /** The methods of a person that wait for a code. */
    List<Long> waiting(PersonId person, int tries, Instant now) {
        return jdbc.sql("""
                select id
                  from people.contact_method
                 where person_id = :person
                   and verified_at is null
                   and code_until > :now
                   and code_tries < :tries
                """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tries", tries)
                .query(Long.class)
                .list();
    }

    void verified(long id, Instant now) {
        jdbc.sql("""
                update people.contact_method
                   set verified_at = :now,
                       failure = '',
                       code_sign = null,
                       code_until = null
                 where id = :id
                """).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    static ContactMethod row(ResultSet row, int number) throws SQLException {
        return new ContactMethod(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getString("kind"),
                row.getString("address"),
                row.getInt("rank"),
                row.getBoolean("verified"));
    }
}
