package org.nightdesk.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.testing.ShopDatabase;

/** A thousand ledgers, reckoned by us and by statements that somebody who never saw our code could have written. */
class LedgerPropertyTests {

    private static final int LEDGERS = 1_000;

    /** Each line by version: of all its rows, and of those that were known when the first version was made. */
    private static final String LINES = """
            create table line as
            with piece as (
                select *, version = 2 and coalesce(arrived > timestamptz '2026-11-02 08:00:00Z', false) as fresh from usage
            ), priced as (
                select ledger, version, customer, item, detail, part, sum(amount) as given, coalesce(sum(quantity) filter (where amount is null), 0) as q
                  from piece
                 cross join lateral (select 'all' as part union all select 'known' where not fresh) parts
                 group by ledger, version, customer, item, detail, part
            )
            select ledger, version, customer, item, detail, part,
                   round(coalesce(given, 0)
                         + case item when 'flat' then q * 0.333
                                     when 'setup' then q * 12.345
                                     when 'tiers' then sign(q) * (least(abs(q), 100) * 0.105 + greatest(abs(q) - 100, 0) * 0.0425)
                                     else 0 end, 2) as amount
              from priced;
            create index on line (ledger, version, customer, item);
            analyze line
            """;

    /** Which adjustments apply: those that stand alone, then those that take one back. */
    private static final String APPLIED = """
            create table applied as
            with alone as (
                select e.ledger, v.version, e.number, e.reverses,
                       case when e.kind = 'DEBIT' and e.basis is null then e.amount
                            when not exists (select 1 from line w
                                              where w.ledger = e.ledger and w.version = v.version and w.customer = e.customer and w.part = 'all') then null
                            when e.item = '' then e.amount
                            when i.amount is null then null
                            when e.basis is not null and e.basis <> i.amount then null
                            else coalesce(e.amount, -i.amount) end as amount
                  from entry e
                 cross join (values (1), (2)) as v (version)
                  left join lateral (select sum(w.amount) as amount
                                       from line w
                                      where w.ledger = e.ledger and w.version = v.version and w.customer = e.customer and w.item = e.item
                                        and w.part = 'all') i on true
                 where v.version = 2 or e.early
            )
            select ledger, version, number, amount from alone where reverses is null
             union all
            select a.ledger, a.version, a.number, -b.amount
              from alone a
              left join alone b on b.ledger = a.ledger and b.version = a.version and b.number = a.reverses
             where a.reverses is not null
            """;

    private static final String INDEPENDENT = """
            with whole as (
                select * from line where part = 'all'
            ), moved as (
                select coalesce(n.ledger, o.ledger) as ledger,
                       coalesce(n.amount, 0) - coalesce(o.amount, 0) as change,
                       case when o.amount is null then n.amount
                            when n.amount is null then 0
                            else n.amount - coalesce(k.amount, 0) end as late
                  from (select * from whole where version = 2) n
                  full join (select * from whole where version = 1) o
                         on (o.ledger, o.customer, o.item, o.detail) = (n.ledger, n.customer, n.item, n.detail)
                  left join (select * from line where part = 'known' and version = 2) k
                         on (k.ledger, k.customer, k.item, k.detail) = (n.ledger, n.customer, n.item, n.detail)
            ), bridge as (
                select ledger, sum(late) as late, sum(change - late) as restated from moved group by ledger
            ), usage_total as (
                select ledger, coalesce(sum(amount) filter (where version = 1), 0) as one, coalesce(sum(amount) filter (where version = 2), 0) as two
                  from whole
                 group by ledger
            ), adjusted as (
                select ledger, coalesce(sum(amount) filter (where version = 1), 0) as one, coalesce(sum(amount) filter (where version = 2), 0) as two
                  from applied
                 group by ledger
            )
            select ledger, coalesce(u.one, 0) + coalesce(a.one, 0) as first, coalesce(late, 0) as late, coalesce(restated, 0) as restated,
                   coalesce(a.two, 0) - coalesce(a.one, 0) as adjusted, coalesce(u.two, 0) + coalesce(a.two, 0) as total
              from generate_series(1, %d) as l (ledger)
              left join bridge using (ledger)
              left join usage_total u using (ledger)
              left join adjusted a using (ledger)
             order by ledger
            """.formatted(LEDGERS);

    @Test
    void aThousandLedgersAgreeWithSqlToTheCent() throws SQLException {
        List<RandomLedger> ledgers =
                IntStream.rangeClosed(1, LEDGERS).mapToObj(RandomLedger::new).toList();
        DatabaseAddress database = ShopDatabase.fresh().owner();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            fill(connection, ledgers);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LINES);
                statement.execute(APPLIED);
                ResultSet row = statement.executeQuery(INDEPENDENT);
                for (int number = 1; number <= LEDGERS; number++) {
                    assertThat(row.next()).isTrue();
                    compare(number, ledgers.get(number - 1), row);
                }
            }
        }
    }

    private static void compare(int number, RandomLedger ledger, ResultSet row) throws SQLException {
        Reckoned first = ledger.first();
        Bridge bridge = ledger.second(first).bridge();
        assertThat(bridge.holds()).as("the identity of ledger %d", number).isTrue();
        is(number, "first", first.bridge().total(), row);
        is(number, "late", bridge.late(), row);
        is(number, "restated", bridge.restated(), row);
        is(number, "adjusted", bridge.adjusted(), row);
        is(number, "total", bridge.total(), row);
    }

    private static void is(int number, String what, BigDecimal ours, ResultSet row) throws SQLException {
        assertThat(ours).as("%s of ledger %d", what, number).isEqualByComparingTo(row.getBigDecimal(what));
    }

    private static void fill(Connection connection, List<RandomLedger> ledgers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table usage (ledger integer, version integer, customer text, item text, detail text, quantity numeric, amount numeric, arrived timestamptz)");
            statement.execute(
                    "create table entry (ledger integer, number integer, kind text, customer text, item text, amount numeric, basis numeric, reverses integer, early boolean)");
        }
        try (PreparedStatement usage =
                        connection.prepareStatement("insert into usage values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz)");
                PreparedStatement entry =
                        connection.prepareStatement("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int ledger = 1; ledger <= ledgers.size(); ledger++) {
                RandomLedger one = ledgers.get(ledger - 1);
                for (Usage row : one.before) {
                    add(usage, ledger, 1, row);
                }
                for (Usage row : one.after) {
                    add(usage, ledger, 2, row);
                }
                for (Adjustment row : one.all) {
                    add(entry, ledger, row, one.early.contains(row));
                }
            }
            usage.executeBatch();
            entry.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, int ledger, int version, Usage row) throws SQLException {
        statement.setInt(1, ledger);
        statement.setInt(2, version);
        statement.setString(3, row.key().customer());
        statement.setString(4, row.key().item());
        statement.setString(5, row.key().detail());
        statement.setBigDecimal(6, row.quantity().orElse(null));
        statement.setBigDecimal(7, row.amount().orElse(null));
        statement.setString(8, row.arrived().map(Object::toString).orElse(null));
        statement.addBatch();
    }

    private static void add(PreparedStatement statement, int ledger, Adjustment row, boolean early)
            throws SQLException {
        statement.setInt(1, ledger);
        statement.setInt(2, row.number());
        statement.setString(3, row.kind().name());
        statement.setString(4, row.customer());
        statement.setString(5, row.item());
        statement.setBigDecimal(6, row.amount().orElse(null));
        statement.setBigDecimal(7, row.basis().orElse(null));
        statement.setObject(8, row.reverses().map(Long::intValue).orElse(null));
        statement.setBoolean(9, early);
        statement.addBatch();
    }
}
