package org.nightdesk.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what waits for account managers: in the last version of each month, of the last months. */
@Component("billingWaitingStore")
class WaitingStore {

    private final JdbcClient jdbc;

    WaitingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lines of so many customers wait in a run. */
    record Waiting(long run, long definition, String bill, YearMonth month, int customers) {}

    /** The oldest month first. */
    List<Waiting> of(List<Organisation> customers, int most) {
        return jdbc.sql("""
                select run.id, run.definition_id, definition.name, run.month, count(*) as customers
                  from billing.customer
                  join billing.run on run.id = customer.run_id
                  join billing.definition on definition.id = run.definition_id
                 where customer.organisation_id = any (:mine::bigint[])
                   and not exists (select 1
                                     from billing.run later
                                    where later.previous_id = run.id)
                   and not exists (select 1
                                     from billing.approval
                                    where approval.run_id = customer.run_id and approval.customer = customer.customer)
                 group by run.id, run.definition_id, definition.name, run.month
                 order by run.month, run.id
                 limit :most
                """)
                .param("mine", customers.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getLong("definition_id"),
                        row.getString("name"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("customers")))
                .list();
    }

    /** Who was asked to approve a run's lines, by customer; also in a version before, when they have not answered since. */
    Map<String, PersonId> asked(long run) {
        Map<String, PersonId> asked = new HashMap<>();
        jdbc.sql("select customer, person_id from billing.asked where run_id = :run")
                .param("run", run)
                .query(row -> {
                    asked.put(row.getString("customer"), new PersonId(row.getLong("person_id")));
                });
        return asked;
    }

    void insertAsked(long run, Map<String, PersonId> asked) {
        jdbc.sql("""
                insert into billing.asked (run_id, customer, person_id)
                select :run, customer, person
                  from unnest(:customers::text[], :persons::bigint[]) as given (customer, person)
                """)
                .param("run", run)
                .param("customers", asked.keySet().toArray(String[]::new))
                .param("persons", asked.values().stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }
}
