package org.nightdesk.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What runs gave, kept for a month as far as it was small and showed no personal columns. */
@Component
public class KeptResults {

    /** One run whose result is kept; {@code arguments} as they were given, a line for each. */
    public record Kept(long run, String by, Instant at, int version, String arguments, long rows) {}

    /** A result, every value as text. */
    public record Result(List<String> columns, List<List<String>> rows) {}

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Reports reports;

    KeptResults(JdbcClient jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    /** The report's name; NotFound when the viewer may not run it. */
    public String name(long report, Viewer viewer) {
        return reports.report(report, viewer).name();
    }

    /** The newest first. NotFound when the viewer may not run the report. */
    public List<Kept> of(long report, Viewer viewer, int most) {
        reports.report(report, viewer);
        return jdbc.sql("""
                select run.id, by_name, started_at, version, arguments, rows
                  from report.run
                  join report.result on result.run_id = run.id
                 where report_id = :report
                 order by run.id desc
                 limit :most
                """)
                .param("report", report)
                .param("most", most)
                .query((row, number) -> new Kept(
                        row.getLong("id"),
                        row.getString("by_name"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version"),
                        row.getString("arguments"),
                        row.getLong("rows")))
                .list();
    }

    /** NotFound when it is kept no longer, is another report's, or the viewer may not run the report. */
    public Result result(long report, long run, Viewer viewer) {
        reports.report(report, viewer);
        Optional<byte[]> packed = jdbc.sql("""
                select packed
                  from report.result
                  join report.run on run.id = run_id
                 where run_id = :run and report_id = :report
                """)
                .param("run", run)
                .param("report", report)
                .query(byte[].class)
                .optional();
        return packed.map(KeptResults::unpacked).orElseThrow(() -> new NotFound("result of run " + run));
    }

    private static Result unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            List<List<String>> lines = JsonMapper.shared().readValue(in, new TypeReference<List<List<String>>>() {});
            return new Result(lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What a parameter was offered is no result to compare. */
    void keep(Run run, byte[] packed, Instant now) {
        if (run.format().equals(Options.FORMAT)) {
            return;
        }
        jdbc.sql("delete from report.result where made_at < :before")
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into report.result (run_id, packed, made_at) values (:run, :packed, :now)")
                .param("run", run.id())
                .param("packed", packed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
