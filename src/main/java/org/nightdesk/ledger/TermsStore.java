package org.nightdesk.ledger;

import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps by what loads are reckoned. */
@Component
class TermsStore {

    private final JdbcClient jdbc;

    TermsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those who have said something. */
    Map<PersonId, Terms> of(Collection<PersonId> people) {
        Map<PersonId, Terms> terms = new HashMap<>();
        jdbc.sql("""
                select person_id, holidays, starts, percent
                  from ledger.terms
                 where person_id = any (:people)
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query(row -> {
                    terms.put(
                            new PersonId(row.getLong("person_id")),
                            new Terms(
                                    row.getString("holidays"),
                                    row.getObject("starts", LocalTime.class),
                                    row.getInt("percent")));
                });
        return terms;
    }

    void put(PersonId person, Terms terms) {
        jdbc.sql("""
                insert into ledger.terms (person_id, holidays, starts, percent)
                values (:person, :holidays, :starts, :percent)
                on conflict (person_id) do update
                   set holidays = excluded.holidays, starts = excluded.starts, percent = excluded.percent
                """)
                .param("person", person.value())
                .param("holidays", terms.holidays())
                .param("starts", terms.starts())
                .param("percent", terms.percent())
                .update();
    }
}
