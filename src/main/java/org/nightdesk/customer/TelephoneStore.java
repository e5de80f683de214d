package org.nightdesk.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps telephone numbers. */
@Component
class TelephoneStore {

    private static final String TELEPHONE = "select id, organisation_id, person_id, number from customer.telephone ";

    private final JdbcClient jdbc;

    TelephoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it is theirs already. */
    Optional<Telephone> insert(Party party, String number, Instant now) {
        return jdbc.sql("""
                insert into customer.telephone (organisation_id, person_id, number, at)
                values (:organisation, :person, :number, :now)
                on conflict do nothing
                returning id, organisation_id, person_id, number
                """)
                .param("organisation", party.customerNumber())
                .param("person", party.contactNumber())
                .param("number", number)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TelephoneStore::row)
                .optional();
    }

    /** With those of whom was merged into one of these. */
    List<Telephone> of(List<Party> parties) {
        return jdbc.sql(TELEPHONE + "where " + NoteStore.OF_THESE + " order by id")
                .param("organisations", NoteStore.numbers(parties.stream().map(Party::customerNumber)))
                .param("persons", NoteStore.numbers(parties.stream().map(Party::contactNumber)))
                .query(TelephoneStore::row)
                .list();
    }

    /** Contacts before customers, the newest first: whoever was written down last has it. */
    List<Telephone> with(String number) {
        return jdbc.sql(TELEPHONE + "where number = :number order by person_id is null, id desc")
                .param("number", number)
                .query(TelephoneStore::row)
                .list();
    }

    Optional<Telephone> find(long id) {
        return jdbc.sql(TELEPHONE + "where id = :id")
                .param("id", id)
                .query(TelephoneStore::row)
                .optional();
    }

    void delete(long id) {
        jdbc.sql("delete from customer.telephone where id = :id")
                .param("id", id)
                .update();
    }

    private static Telephone row(ResultSet row, int number) throws SQLException {
        return new Telephone(
                row.getLong("id"),
                Party.of(row.getObject("organisation_id", Long.class), row.getObject("person_id", Long.class)),
                row.getString("number"));
    }
}
