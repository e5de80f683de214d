package org.nightdesk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.nightdesk.datasource.Sources;
import org.nightdesk.parameter.Arguments;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Saved reports as files, for modules that take them somewhere: behind the same guards as on the screen, each run recorded. */
@Component
public class ReportFiles {

    /** A report to choose, and what it asks for; {@code usual} are values, by the word, that its form begins with. */
    public record Choice(long id, String name, String description, List<Ask> asks, Map<String, String> usual) {

        /** Its page. */
        public String path() {
            return "/reports/" + id;
        }
    }

    /** A value to give: {@code word} as the SQL names it; {@code day}: it is a date, written year-month-day. */
    public record Ask(String word, String label, boolean day) {}

    /** A file that was written. {@code name} is what it may be called; {@code truncated}: there were more rows than these. */
    public record Made(String name, long run, Instant asOf, long rows, boolean truncated) {}

    private final Reports reports;
    private final Runs runs;
    private final Sources sources;
    private final Options options;

    ReportFiles(Reports reports, Runs runs, Sources sources, Options options) {
        this.reports = reports;
        this.options = options;
        this.runs = runs;
        this.sources = sources;
    }

    /** A value's word as people read it: {@code Period from}. */
    public static String label(String word) {
        return Parameter.label(word);
    }

    /** NotFound when the viewer may not run it. */
    public Choice choice(long id, Viewer viewer) {
        return choice(reports.report(id, viewer));
    }

    /** Those the viewer may run, by name. */
    public List<Choice> of(Viewer viewer) {
        return reports.of(viewer).stream().map(ReportFiles::choice).toList();
    }

    private static Choice choice(Report report) {
        return new Choice(
                report.id(),
                report.name(),
                report.description(),
                report.asks().stream()
                        .flatMap(one -> one.words().map(word -> new Ask(word, Parameter.label(word), one.isDay())))
                        .toList(),
                report.usuals());
    }

    /**
     * The fields of a form that ask for its values as the report's own form does, each called {@code before} and its word; several that are ticked come as
     * a line for each. What is chosen from a query is asked of the database now, at most every five minutes.
     */
    public List<Asked> asked(long id, Form form, String before, Viewer viewer, Instant now) {
        return options.asked(reports.report(id, viewer), form, before, viewer, now);
    }

    /** Refused, naming each field, when the report would not take these values. Nothing runs. */
    public void check(long id, Map<String, String> values, Viewer viewer) {
        Arguments.of(reports.report(id, viewer).asks(), values);
    }

    /**
     * Runs it into a file, to the last row or to the limits, and gives the rows to {@code beside} too. Refused as on the screen; what was written by then
     * is no whole file. A workbook has the pivot the report is seen by. Personal columns are masked, whoever asks. Times in it are in that zone. Holds no transaction.
     */
    public Made write(
            long id,
            Map<String, String> values,
            FileFormat format,
            OutputStream out,
            ZoneId zone,
            Rows beside,
            Viewer by,
            Instant now)
            throws IOException {
        Report report = reports.report(id, by);
        Running running = runs.start(report, values, format.word(), by, false, now);
        String source = sources.source(report.source()).name();
        Run run = ResultFile.write(report, source, running, report.shape(), format, out, zone, beside);
        return new Made(
                ResultFile.name(report, run, format),
                run.id(),
                run.asOf().orElseThrow(() -> Refused.conflict("The database did not say its time.")),
                run.rows(),
                run.truncated());
    }
}
