package org.nightdesk.billing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nightdesk.billing.Findings.Acceptance;
import org.nightdesk.billing.Findings.Found;
import org.nightdesk.rating.Applied;
import org.nightdesk.rating.Key;
import org.nightdesk.rating.Line;
import org.nightdesk.rating.Reckoned.Share;
import org.nightdesk.usage.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what runs consist of. Every question is asked with what the viewer may see. */
@Component
class LineStore {

    private static final int AT_ONCE = 10_000;
    private static final int CUSTOMERS_AT_ONCE = 100;

    /** So many names are offered, and of so many customers it is looked what they are billed for. */
    private static final int MOST_NAMES = 500;

    private static final int FEW = 50;

    private final JdbcClient jdbc;

    LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer's part of a run. {@code organisation} is 0 where the usage's name is none of our customers'. */
    record Part(
            String customer, long organisation, BigDecimal usage, BigDecimal adjustments, int lines, String sha256) {

        BigDecimal total() {
            return usage.add(adjustments);
        }
    }

    /** Every line's amount, by its key. */
    Map<Key, BigDecimal> amounts(long run, int lines) {
        Map<Key, BigDecimal> amounts = HashMap.newHashMap(lines);
        jdbc.sql("select customer, item, detail, amount from billing.line where run_id = :run")
                .param("run", run)
                .query(row -> {
                    amounts.put(
                            new Key(row.getString("customer"), row.getString("item"), row.getString("detail")),
                            row.getBigDecimal("amount"));
                });
        return amounts;
    }

    void insertSources(long run, List<Source> sources) {
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            jdbc.sql("""
                    insert into billing.source (run_id, ordinal, report_id, report_name, report_version, report_run, as_of, rows, sha256)
                    values (:run, :ordinal, :report, :name, :version, :reportRun, :asOf, :rows, :sha256)
                    """)
                    .param("run", run)
                    .param("ordinal", i + 1)
                    .param("report", source.report())
                    .param("name", source.name())
                    .param("version", source.version())
                    .param("reportRun", source.run())
                    .param("asOf", source.asOf().atOffset(ZoneOffset.UTC))
                    .param("rows", source.rows())
                    .param("sha256", source.sha256())
                    .update();
        }
    }

    /** Customers are ours by their name, whatever its case; one that was merged is part of another. */
    void insertShares(long run, List<Share> shares) {
        jdbc.sql("""
                insert into billing.customer (run_id, customer, organisation_id, usage, adjustments, lines, sha256)
                select :run, name, (select id from people.v_customer where lower(v_customer.name) = lower(given.name) limit 1),
                       usage, adjustments, lines, sha256
                  from unnest(:names::text[], :usage::numeric[], :adjustments::numeric[], :lines::integer[], :hashes::text[])
                       as given (name, usage, adjustments, lines, sha256)
                """)
                .param("run", run)
                .param("names", texts(shares, Share::customer))
                .param("usage", texts(shares, share -> share.usage().toPlainString()))
                .param("adjustments", texts(shares, share -> share.adjustments().toPlainString()))
                .param(
                        "lines",
                        texts(shares, share -> Integer.toString(share.lines().size())))
                .param("hashes", texts(shares, Share::sha256))
                .update();
    }

    void insertLines(long run, List<Line> lines) {
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            insertSome(run, lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
        }
    }

    private void insertSome(long run, List<Line> lines) {
        jdbc.sql("""
                insert into billing.line (run_id, customer, item, detail, quantity, unit, price, amount, late, pieces, repeated)
                select :run, customer, item, detail, nullif(quantity, '')::numeric, unit, price, amount::numeric, late::numeric, pieces::integer, repeated::integer
                  from unnest(:customers::text[], :items::text[], :details::text[], :quantities::text[], :units::text[], :prices::text[],
                              :amounts::text[], :late::text[], :pieces::text[], :repeated::text[])
                       as given (customer, item, detail, quantity, unit, price, amount, late, pieces, repeated)
                """)
                .param("run", run)
                .param("customers", texts(lines, line -> line.key().customer()))
                .param("items", texts(lines, line -> line.key().item()))
                .param("details", texts(lines, line -> line.key().detail()))
                .param("quantities", texts(lines, Line::plainQuantity))
                .param("units", texts(lines, Line::unit))
                .param("prices", texts(lines, Line::price))
                .param("amounts", texts(lines, line -> line.amount().toPlainString()))
                .param("late", texts(lines, line -> line.late().toPlainString()))
                .param("pieces", texts(lines, line -> Integer.toString(line.pieces())))
                .param("repeated", texts(lines, line -> Integer.toString(line.repeated())))
                .update();
    }

    void insertApplied(long run, List<Applied> applied) {
        jdbc.sql("""
                insert into billing.applied (run_id, entry_id, customer, amount, why)
                select :run, entry::bigint, customer, amount::numeric, why
                  from unnest(:entries::text[], :customers::text[], :amounts::text[], :whys::text[]) as given (entry, customer, amount, why)
                """)
                .param("run", run)
                .param(
                        "entries",
                        texts(applied, one -> Long.toString(one.entry().id())))
                .param("customers", texts(applied, one -> one.entry().customer()))
                .param("amounts", texts(applied, one -> one.amount().toPlainString()))
                .param("whys", texts(applied, Applied::why))
                .update();
    }

    void insertFindings(long run, List<Finding> findings) {
        jdbc.sql("""
                insert into billing.finding (run_id, ordinal, kind, customer, item, text)
                select :run, ordinal, kind, customer, item, text
                  from unnest(:kinds::text[], :customers::text[], :items::text[], :texts::text[])
                       with ordinality as given (kind, customer, item, text, ordinal)
                """)
                .param("run", run)
                .param("kinds", texts(findings, Finding::kind))
                .param("customers", texts(findings, Finding::customer))
                .param("items", texts(findings, Finding::item))
                .param("texts", texts(findings, Finding::text))
                .update();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** Whom a definition's newest version bills, by name: some, to choose from. */
    List<String> customers(long definition) {
        return jdbc.sql("""
                select customer
                  from billing.customer
                 where run_id = (select max(id) from billing.run where definition_id = :definition)
                 order by customer
                 limit :most
                """)
                .param("definition", definition)
                .param("most", MOST_NAMES)
                .query(String.class)
                .list();
    }

    /** What it bills a few of them for, by name. */
    List<String> items(long definition) {
        return jdbc.sql("""
                with run as (
                    select max(id) as id from billing.run where definition_id = :definition
                ), few as (
                    select customer from billing.customer where run_id = (select id from run) order by customer limit :few
                )
                select distinct item
                  from billing.line
                 where run_id = (select id from run)
                   and customer in (select customer from few)
                 order by item
                 limit :most
                """)
                .param("definition", definition)
                .param("few", FEW)
                .param("most", MOST_NAMES)
                .query(String.class)
                .list();
    }

    /** Whether any version of it has lines of that customer. */
    boolean isBilled(long definition, String customer) {
        return jdbc.sql("""
                select exists (select from billing.customer
                                where run_id in (select id from billing.run where definition_id = :definition)
                                  and customer = :customer)
                """)
                .param("definition", definition)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    List<Source> sources(long run) {
        return jdbc.sql("select * from billing.source where run_id = :run order by ordinal")
                .param("run", run)
                .query((row, number) -> new Source(
                        row.getLong("report_id"),
                        row.getString("report_name"),
                        row.getInt("report_version"),
                        row.getLong("report_run"),
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getLong("rows"),
                        row.getString("sha256")))
                .list();
    }

    /** By name. */
    List<Part> parts(long run, Sight sight) {
        return jdbc.sql("select * from billing.customer where run_id = :run and " + Sight.SEES + " order by customer")
                .param("run", run)
                .params(sight.params())
                .query((row, number) -> new Part(
                        row.getString("customer"),
                        row.getLong("organisation_id"),
                        row.getBigDecimal("usage"),
                        row.getBigDecimal("adjustments"),
                        row.getInt("lines"),
                        row.getString("sha256")))
                .list();
    }

    Optional<Part> part(long run, String customer, Sight sight) {
        return parts(run, sight).stream()
                .filter(part -> part.customer().equals(customer))
                .findFirst();
    }

    /** One customer's, by their keys. */
    List<Line> lines(long run, String customer, Sight sight) {
        return jdbc.sql("""
                select line.*
                  from billing.line
                  join billing.customer on customer.run_id = line.run_id and customer.customer = line.customer
                 where line.run_id = :run
                   and line.customer = :customer
                   and
                """ + Sight.SEES + " order by item, detail")
                .param("run", run)
                .param("customer", customer)
                .params(sight.params())
                .query((row, number) -> line(row))
                .list();
    }

    /** All of a run by their keys, some customers' at a time: what is kept never changes, and a whole bill is in no memory. */
    void each(long run, Sight sight, Consumer<Line> taker) {
        List<String> customers = parts(run, sight).stream().map(Part::customer).toList();
        for (int from = 0; from < customers.size(); from += CUSTOMERS_AT_ONCE) {
            some(run, customers.subList(from, Math.min(customers.size(), from + CUSTOMERS_AT_ONCE)))
                    .forEach(taker);
        }
    }

    private List<Line> some(long run, List<String> customers) {
        return jdbc.sql("""
                select *
                  from billing.line
                 where run_id = :run
                   and customer = any (:customers)
                 order by customer, item, detail
                """)
                .param("run", run)
                .param("customers", customers.toArray(String[]::new))
                .query((row, number) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new Key(row.getString("customer"), row.getString("item"), row.getString("detail")),
                Optional.ofNullable(row.getBigDecimal("quantity")),
                row.getString("unit"),
                row.getString("price"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("late"),
                row.getInt("pieces"),
                row.getInt("repeated"));
    }

    /** What became of an entry: its amount, or why it counts nothing. */
    record Fate(long entry, BigDecimal amount, String why) {}

    /** By the entries' numbers in the end, as these are written one after the other. Flagged ones have no part: they are seen with the whole. */
    List<Fate> fates(long run, Sight sight) {
        return jdbc.sql("""
                select entry_id, applied.amount, why
                  from billing.applied
                  left join billing.customer on customer.run_id = applied.run_id and customer.customer = applied.customer
                 where applied.run_id = :run
                   and
                """ + Sight.SEES + " order by entry_id")
                .param("run", run)
                .params(sight.params())
                .query((row, number) ->
                        new Fate(row.getLong("entry_id"), row.getBigDecimal("amount"), row.getString("why")))
                .list();
    }

    /** By their numbers. */
    List<Found> findings(long run, Sight sight) {
        return jdbc.sql("""
                select finding.ordinal, kind, finding.customer, item, text, reason, acceptance.by_name, acceptance.at, carried
                  from billing.finding
                  left join billing.customer on customer.run_id = finding.run_id and customer.customer = finding.customer
                  left join billing.acceptance on acceptance.run_id = finding.run_id and acceptance.ordinal = finding.ordinal
                 where finding.run_id = :run
                   and
                """ + Sight.SEES + " order by finding.ordinal")
                .param("run", run)
                .params(sight.params())
                .query((row, number) -> new Found(
                        row.getInt("ordinal"),
                        new Finding(
                                row.getString("kind"),
                                row.getString("customer"),
                                row.getString("item"),
                                row.getString("text")),
                        acceptance(row)))
                .list();
    }

    private static Optional<Acceptance> acceptance(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? Optional.empty()
                : Optional.of(new Acceptance(
                        reason,
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("carried")));
    }
}
