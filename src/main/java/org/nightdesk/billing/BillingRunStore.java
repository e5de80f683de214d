package org.nightdesk.billing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.billing.BillingRun.Signed;
import org.nightdesk.rating.Before;
import org.nightdesk.rating.Bridge;
import org.nightdesk.rating.Reckoned;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps runs. There is nothing here that changes one, and the database would refuse it. */
@Component
class BillingRunStore {

    private static final String RUNS = """
            select run.*, sign_off.by_name as signer, sign_off.at as signed_at
              from billing.run
              left join billing.sign_off on sign_off.run_id = run.id
            """;

    private final JdbcClient jdbc;

    BillingRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BillingRun> find(long id) {
        return jdbc.sql(RUNS + " where run.id = :id")
                .param("id", id)
                .query(BillingRunStore::row)
                .optional();
    }

    /** The newest first. */
    List<BillingRun> of(long definition, int most) {
        return jdbc.sql(RUNS + " where definition_id = :definition order by month desc, number desc limit :most")
                .param("definition", definition)
                .param("most", most)
                .query(BillingRunStore::row)
                .list();
    }

    /** The last version of a month. */
    Optional<BillingRun> last(long definition, YearMonth month) {
        return jdbc.sql(RUNS + " where definition_id = :definition and month = :month order by number desc limit 1")
                .param("definition", definition)
                .param("month", month.atDay(1))
                .query(BillingRunStore::row)
                .optional();
    }

    /** The versions of the same month, before this one, that were signed off; the newest first. */
    List<BillingRun> signedBefore(BillingRun run) {
        return jdbc.sql(RUNS + """
                 where definition_id = :definition
                   and month = :month
                   and number < :number
                   and sign_off.run_id is not null
                 order by number desc
                """)
                .param("definition", run.definition())
                .param("month", run.month().atDay(1))
                .param("number", run.number())
                .query(BillingRunStore::row)
                .list();
    }

    /** What each customer's last version of that month came to. */
    Map<String, BigDecimal> totals(long definition, YearMonth month) {
        Map<String, BigDecimal> totals = new HashMap<>();
        jdbc.sql("""
                select customer, usage + adjustments as total
                  from billing.customer
                 where run_id = (select id
                                   from billing.run
                                  where definition_id = :definition and month = :month
                                  order by number desc
                                  limit 1)
                """)
                .param("definition", definition)
                .param("month", month.atDay(1))
                .query(row -> {
                    totals.put(row.getString("customer"), row.getBigDecimal("total"));
                });
        return totals;
    }

    long insert(
            Definition definition,
            YearMonth month,
            Optional<Before> before,
            Instant asOf,
            Reckoned reckoned,
            String sha256,
            Actor by,
            Instant now) {
        Bridge bridge = reckoned.bridge();
        return jdbc.sql("""
                insert into billing.run (definition_id, definition_version, month, number, previous_id, as_of, lines, usage, adjustments, total,
                                         previous_total, late, restated, adjusted, sha256, by_kind, by_id, by_name, at)
                values (:definition, :version, :month, :number, :previous, :asOf, :lines, :usage, :adjustments, :total,
                        :previousTotal, :late, :restated, :adjusted, :sha256, :byKind, :byId, :byName, :now)
                returning id
                """)
                .param("definition", definition.id())
                .param("version", definition.version())
                .param("month", month.atDay(1))
                .param("number", before.map(Before::number).orElse(0) + 1)
                .param("previous", before.map(Before::run).orElse(null))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("lines", reckoned.lines().size())
                .param("usage", reckoned.usage())
                .param("adjustments", reckoned.adjustments())
                .param("total", bridge.total())
                .param("previousTotal", bridge.previous())
                .param("late", bridge.late())
                .param("restated", bridge.restated())
                .param("adjusted", bridge.adjusted())
                .param("sha256", sha256)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void sign(BillingRun run, Actor by, Instant now) {
        jdbc.sql("""
                insert into billing.sign_off (run_id, sha256, by_kind, by_id, by_name, at)
                values (:run, :sha256, :byKind, :byId, :byName, :now)
                """)
                .param("run", run.id())
                .param("sha256", run.sha256())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static BillingRun row(ResultSet row, int number) throws SQLException {
        return new BillingRun(
                row.getLong("id"),
                row.getLong("definition_id"),
                row.getInt("definition_version"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("number"),
                Optional.ofNullable(row.getObject("previous_id", Long.class)),
                instant(row, "as_of"),
                row.getInt("lines"),
                row.getBigDecimal("usage"),
                row.getBigDecimal("adjustments"),
                new Bridge(
                        row.getBigDecimal("previous_total"),
                        row.getBigDecimal("late"),
                        row.getBigDecimal("restated"),
                        row.getBigDecimal("adjusted"),
                        row.getBigDecimal("total")),
                row.getString("sha256"),
                row.getString("by_name"),
                instant(row, "at"),
                row.getString("signer") == null
                        ? Optional.empty()
                        : Optional.of(new Signed(row.getString("signer"), instant(row, "signed_at"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
