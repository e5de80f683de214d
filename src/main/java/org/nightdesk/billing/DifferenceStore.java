package org.nightdesk.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nightdesk.rating.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts two runs beside each other, key by key. */
@Component
class DifferenceStore {

    private static final String BOTH = """
            with before as (
                select line.*
                  from billing.line
                  join billing.customer on customer.run_id = line.run_id and customer.customer = line.customer
                 where line.run_id = :before and %1$s
            ), after as (
                select line.*
                  from billing.line
                  join billing.customer on customer.run_id = line.run_id and customer.customer = line.customer
                 where line.run_id = :after and %1$s
            ), both_runs as (
                select coalesce(after.customer, before.customer) as customer, coalesce(after.item, before.item) as item,
                       coalesce(after.detail, before.detail) as detail,
                       before.quantity as old_quantity, after.quantity as new_quantity, before.amount as old_amount, after.amount as new_amount,
                       coalesce(after.amount, 0) - coalesce(before.amount, 0) as change,
                       case when before.run_id is null then 'added'
                            when after.run_id is null then 'removed'
                            when before.amount <> after.amount or before.quantity is distinct from after.quantity
                                 or before.unit <> after.unit or before.price <> after.price then 'changed'
                            else 'unchanged' end as how
                  from before
                  full join after on after.customer = before.customer and after.item = before.item and after.detail = before.detail
            )
            """.formatted(Sight.SEES);

    private final JdbcClient jdbc;

    DifferenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many keys came, went, changed or stayed, and what that makes of the amounts. */
    record Sum(String how, int count, BigDecimal change) {}

    /** One key in both runs. */
    record Cell(
            String how,
            Key key,
            Optional<BigDecimal> oldQuantity,
            Optional<BigDecimal> newQuantity,
            Optional<BigDecimal> oldAmount,
            Optional<BigDecimal> newAmount,
            BigDecimal change) {}

    /** An entry of the ledger that counts otherwise in the two; nothing where it was not asked. */
    record Moved(long entry, Optional<BigDecimal> before, Optional<BigDecimal> after) {}

    List<Sum> sums(long before, long after, Sight sight) {
        return of(BOTH + """
                select given.how, count(both_runs.how) as count, coalesce(sum(change), 0) as change
                  from unnest(array['added', 'removed', 'changed', 'unchanged']) with ordinality as given (how, place)
                  left join both_runs on both_runs.how = given.how
                 group by given.how, place
                 order by place
                """, before, after, sight)
                .query((row, number) -> new Sum(row.getString("how"), row.getInt("count"), row.getBigDecimal("change")))
                .list();
    }

    /** What is not the same in both, what moves most first. */
    List<Cell> cells(long before, long after, Sight sight, int most) {
        return of(
                        BOTH
                                + " select * from both_runs where how <> 'unchanged' order by abs(change) desc, customer, item, detail limit :most",
                        before,
                        after,
                        sight)
                .param("most", most)
                .query((row, number) -> new Cell(
                        row.getString("how"),
                        new Key(row.getString("customer"), row.getString("item"), row.getString("detail")),
                        Optional.ofNullable(row.getBigDecimal("old_quantity")),
                        Optional.ofNullable(row.getBigDecimal("new_quantity")),
                        Optional.ofNullable(row.getBigDecimal("old_amount")),
                        Optional.ofNullable(row.getBigDecimal("new_amount")),
                        row.getBigDecimal("change")))
                .list();
    }

    List<Moved> moved(long before, long after) {
        return jdbc.sql("""
                select coalesce(a.entry_id, b.entry_id) as entry_id, b.amount as old_amount, a.amount as new_amount
                  from (select * from billing.applied where run_id = :before) b
                  full join (select * from billing.applied where run_id = :after) a on a.entry_id = b.entry_id
                 where a.amount is distinct from b.amount or a.why is distinct from b.why
                 order by 1
                """)
                .param("before", before)
                .param("after", after)
                .query((row, number) -> new Moved(
                        row.getLong("entry_id"),
                        Optional.ofNullable(row.getBigDecimal("old_amount")),
                        Optional.ofNullable(row.getBigDecimal("new_amount"))))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, long before, long after, Sight sight) {
        return jdbc.sql(sql).param("before", before).param("after", after).params(sight.params());
    }
}
