package org.nightdesk.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.nightdesk.people.Organisation;
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
}
