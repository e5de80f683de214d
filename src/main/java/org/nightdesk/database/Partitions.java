package org.nightdesk.database;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a part for each month, some ahead, of every table that is partitioned by time: retention drops a month instead of
 * deleting rows. What fits no part goes to the default part, so nothing is ever turned away.
 */
@Component
public class Partitions {

    /** For what a young installation brings along: a demo's history, an import. */
    private static final int MONTHS_BACK = 3;

    /** A node may be unable to make parts for this long before rows go to the default part. */
    private static final int MONTHS_AHEAD = 2;

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("_uuuu_MM", Locale.ROOT);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Partitions(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Makes the parts that are missing at this time; how many were. One that is locked is left for the next time. */
    public int keep(Instant now) {
        YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        int made = 0;
        for (Parent parent : parents()) {
            for (int month = -MONTHS_BACK; month <= MONTHS_AHEAD; month++) {
                made += make(parent, current.plusMonths(month)) ? 1 : 0;
            }
        }
        return made;
    }

    /** A table partitioned by ranges of one column that holds a time, and its default part. */
    private record Parent(String schema, String table, String column, String rest) {

        String name() {
            return schema + "." + table;
        }

        String part(YearMonth month) {
            return table + SUFFIX.format(month);
        }
    }

    private List<Parent> parents() {
        return jdbc.sql("""
                select n.nspname, c.relname, a.attname, p.partdefid::regclass::text as rest
                  from pg_partitioned_table p
                  join pg_class c on c.oid = p.partrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
                 where p.partstrat = 'r'
                   and p.partnatts = 1
                   and p.partdefid <> 0
                   and a.atttypid = 'timestamptz'::regtype
                   and n.nspname <> 'public'
                 order by 1, 2
                """)
                .query((row, number) ->
                        new Parent(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private boolean make(Parent parent, YearMonth month) {
        if (exists(parent, month)) {
            return false;
        }
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '2s'").update();
                jdbc.sql("select pg_advisory_xact_lock(hashtext('partitions'))")
                        .query((row, number) -> number)
                        .list();
                if (!exists(parent, month)) {
                    create(parent, month);
                }
            });
            return true;
        } catch (DataAccessException locked) {
            return false;
        }
    }

    private boolean exists(Parent parent, YearMonth month) {
        return jdbc.sql("select exists (select from pg_tables where schemaname = :schema and tablename = :part)")
                .param("schema", parent.schema())
                .param("part", parent.part(month))
                .query(Boolean.class)
                .single();
    }

    // Rows of the month that already lie in the default part have to step aside first. Names come from the catalogue.
    private void create(Parent parent, YearMonth month) {
        String range = "%s >= '%s' and %s < '%s'"
                .formatted(parent.column(), start(month), parent.column(), start(month.plusMonths(1)));
        for (String statement : List.of(
                "create temporary table aside on commit drop as select * from %s where %s"
                        .formatted(parent.rest(), range),
                "delete from %s where %s".formatted(parent.rest(), range),
                "create table %s.%s partition of %s for values from ('%s') to ('%s')"
                        .formatted(
                                parent.schema(),
                                parent.part(month),
                                parent.name(),
                                start(month),
                                start(month.plusMonths(1))),
                "insert into %s overriding system value select * from aside".formatted(parent.name()),
                "drop table aside")) {
            jdbc.sql(statement).update();
        }
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + " 00:00:00+00";
    }
}
