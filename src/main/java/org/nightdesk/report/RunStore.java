package org.nightdesk.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps runs. One whose node has died stays "running" in the list; after a while it takes no place any more. */
@Component("reportRunStore")
class RunStore {

    /** Longer than any run may take. */
    private static final Duration LOST = Duration.ofMinutes(20);

    private static final String COLUMNS =
            "id, report_id, version, by_name, format, arguments, state, started_at, as_of, rows, truncated, millis, sha256, unmasked, reason";

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A query that still runs. */
    record Waiting(String asking, String sql, Instant since) {}

    /** How many are running on a source of this person or token, and of all. */
    record Load(int mine, int here) {}

    /** Nobody else begins a run until this transaction ends. */
    Load load(Actor by, long source, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('report.run'))")
                .query((row, number) -> number)
                .list();
        return jdbc.sql("""
                select count(*) filter (where by_kind = :kind and by_id = :id) as mine, count(*) as here
                  from report.run
                 where source_id = :source and state = 'running' and started_at > :lost
                """)
                .param("kind", by.kind().name())
                .param("id", by.id())
                .param("source", source)
                .param("lost", now.minus(LOST).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Load(row.getInt("mine"), row.getInt("here")))
                .single();
    }

    Run insert(Report report, Actor by, String format, String asking, String arguments, Instant now) {
        return jdbc.sql("""
                insert into report.run (report_id, version, source_id, by_kind, by_id, by_name, format, asking, arguments, state, started_at)
                values (:report, :version, :source, :kind, :by, :name, :format, :asking, :arguments, 'running', :now)
                returning\s""" + COLUMNS)
                .param("report", report.id())
                .param("version", report.version())
                .param("source", report.source())
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("name", by.name())
                .param("format", format)
                .param("asking", asking)
                .param("arguments", arguments)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(RunStore::row)
                .single();
    }

    /** What the planner reckons it costs. */
    void cost(Run run, double cost) {
        jdbc.sql("update report.run set cost = :cost where id = :id")
                .param("cost", cost)
                .param("id", run.id())
                .update();
    }

    /** Personal columns are shown. */
    Run unmasked(Run run) {
        return jdbc.sql("update report.run set unmasked = true where id = :id returning " + COLUMNS)
                .param("id", run.id())
                .query(RunStore::row)
                .single();
    }

    /** How long the database worked for it. */
    void worked(Run run, long millis) {
        jdbc.sql("update report.run set work_millis = :millis where id = :id")
                .param("millis", millis)
                .param("id", run.id())
                .update();
    }

    /** How it ended; a run that somebody cancelled is cancelled, whatever the database made of it. */
    Run end(Run run, String state, @Nullable Instant asOf, Tally tally, String reason) {
        return jdbc.sql("""
                update report.run
                   set state = case when cancelled_by <> '' and :state <> 'done' then 'cancelled' else :state end,
                       reason = case when cancelled_by <> '' and :state <> 'done' then 'Cancelled by ' || cancelled_by || '.' else :reason end,
                       as_of = :asOf, rows = :rows, truncated = :truncated, millis = :millis, sha256 = :sha256
                 where id = :id
                returning\s""" + COLUMNS)
                .param("id", run.id())
                .param("state", state)
                .param("reason", reason)
                .param("asOf", asOf == null ? null : asOf.atOffset(ZoneOffset.UTC))
                .param("rows", tally.rows())
                .param("truncated", tally.truncated())
                .param("millis", tally.millis())
                .param("sha256", tally.sha256())
                .query(RunStore::row)
                .single();
    }

    /** Whether it was still running. */
    boolean cancel(long id, String by) {
        return jdbc.sql("update report.run set cancelled_by = :by where id = :id and state = 'running'")
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean isCancelled(long id) {
        return jdbc.sql("select cancelled_by <> '' from report.run where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** The newest first; of those that asked what a parameter may be, only what still runs. */
    List<Run> of(long report, int most) {
        return jdbc.sql("select " + COLUMNS + """
                  from report.run
                 where report_id = :report and (format <> 'options' or state = 'running')
                 order by id desc
                 limit :most
                """)
                .param("report", report)
                .param("most", most)
                .query(RunStore::row)
                .list();
    }

    /** One's own, the newest first. */
    List<Run> of(long report, Actor by, int most) {
        return jdbc.sql("select " + COLUMNS + """
                  from report.run
                 where report_id = :report and format <> 'options' and by_kind = :kind and by_id = :by
                 order by id desc
                 limit :most
                """)
                .param("report", report)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("most", most)
                .query(RunStore::row)
                .list();
    }

    /** One's own that still run, by what the tab calls them: a result, and a file of it. */
    List<Run> asking(String asking, Actor by) {
        return jdbc.sql("select " + COLUMNS + """
                  from report.run
                 where state = 'running' and asking = :asking and asking <> '' and by_kind = :kind and by_id = :by
                """)
                .param("asking", asking)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .query(RunStore::row)
                .list();
    }

    /** What one asked once, and still runs: the first begun first. */
    List<Waiting> waiting(Actor by, Instant now) {
        return jdbc.sql("""
                select asking, sql, started_at
                  from report.run
                  join report.version on version.report_id = run.report_id and version.version = run.version
                 where state = 'running' and cancelled_by = '' and asking <> '' and by_kind = :kind and by_id = :by and started_at > :lost
                 order by run.id
                """)
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("lost", now.minus(LOST).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Waiting(
                        row.getString("asking"),
                        row.getString("sql"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Run> find(long report, long id) {
        return jdbc.sql("select " + COLUMNS + " from report.run where report_id = :report and id = :id")
                .param("report", report)
                .param("id", id)
                .query(RunStore::row)
                .optional();
    }

    Optional<Instant> lastDone(long report) {
        return jdbc.sql("""
                select started_at
                  from report.run
                 where report_id = :report and state = 'done' and format <> 'options'
                 order by id desc
                 limit 1
                """)
                .param("report", report)
                .query((row, number) ->
                        row.getObject("started_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** How many came to their end. */
    int done(long report) {
        return jdbc.sql("select count(*) from report.run where report_id = :report and state = 'done'")
                .param("report", report)
                .query(Integer.class)
                .single();
    }

    boolean isOf(long id, Actor by) {
        return jdbc.sql("select count(*) from report.run where id = :id and by_kind = :kind and by_id = :by")
                        .param("id", id)
                        .param("kind", by.kind().name())
                        .param("by", by.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Run row(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getLong("report_id"),
                row.getInt("version"),
                row.getString("by_name"),
                row.getString("format"),
                row.getString("arguments"),
                row.getString("state"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("as_of", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("rows"),
                row.getBoolean("truncated"),
                row.getLong("millis"),
                row.getString("sha256"),
                row.getBoolean("unmasked"),
                row.getString("reason"));
    }
}
