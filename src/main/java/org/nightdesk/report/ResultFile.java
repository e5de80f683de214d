package org.nightdesk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.report.Pivot.Wanted;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxBook;
import org.springframework.web.servlet.View;

/** Writes the result of a run as it comes. A file that does not hold every row says so. */
final class ResultFile {

    private ResultFile() {}

    /** The answer that takes the result; {@code format} is csv or xlsx. */
    static View view(
            Report report, String source, Running running, Optional<Wanted> wanted, String format, ZoneId zone) {
        String name = "report-" + report.id() + "-run-" + running.run().id() + "." + format;
        return format.equals("csv")
                ? new ResultView(name, ResultView.CSV, out -> csv(running, out, zone))
                : new ResultView(name, ResultView.XLSX, out -> xlsx(report, source, running, wanted, out, zone));
    }

    static void csv(Running running, OutputStream out, ZoneId zone) throws IOException {
        Sheet sheet = new CsvSheet(out, zone);
        Run run = running.into(into(sheet, Optional.empty()), Limits.FILE);
        if (run.truncated()) {
            sheet.row(List.of(new Cell.Text("truncated: there are more than these " + run.rows() + " rows")));
        }
        sheet.finish();
    }

    /** The rows, the pivot if one is wanted, and a sheet that says what it is. */
    static void xlsx(
            Report report, String source, Running running, Optional<Wanted> wanted, OutputStream out, ZoneId zone)
            throws IOException {
        XlsxBook book = new XlsxBook(out);
        Optional<Pivot> pivot = wanted.map(Pivot::new);
        Sheet result = book.sheet("Result", zone);
        Run run = running.into(into(result, pivot), Limits.FILE);
        result.finish();
        if (pivot.isPresent()) {
            Sheet sheet = book.sheet("Pivot", zone);
            sheet.headings(pivot.get().headings());
            for (List<Cell> line : pivot.get().lines()) {
                sheet.row(line);
            }
            sheet.finish();
        }
        about(report, source, run, book.sheet("About", zone));
        book.finish();
    }

    private static void about(Report report, String source, Run run, Sheet sheet) throws IOException {
        sheet.headings(List.of("What", "This"));
        line(sheet, "Report", new Cell.Text(report.name()));
        line(sheet, "Version", new Cell.Number(run.version()));
        line(sheet, "Data source", new Cell.Text(source));
        line(sheet, "Run by", new Cell.Text(run.by()));
        line(sheet, "As of", Cell.moment(run.asOf()));
        line(sheet, "Parameters", new Cell.Text(run.arguments()));
        line(sheet, "Rows", new Cell.Number(run.rows()));
        line(sheet, "Complete", new Cell.Text(run.truncated() ? "No: truncated, there are more rows" : "Yes"));
        line(sheet, "SHA-256", new Cell.Text(run.sha256()));
        line(sheet, "SQL", new Cell.Text(report.sql()));
        sheet.finish();
    }

    private static void line(Sheet sheet, String what, Cell cell) throws IOException {
        sheet.row(List.of(new Cell.Text(what), cell));
    }

    private static Rows into(Sheet sheet, Optional<Pivot> pivot) {
        return new Rows() {

            @Override
            public void columns(List<String> names) throws IOException {
                pivot.ifPresent(one -> one.columns(names));
                sheet.headings(names);
            }

            @Override
            public void row(List<Cell> cells) throws IOException {
                sheet.row(cells);
                pivot.ifPresent(one -> one.row(cells));
            }
        };
    }
}
