package org.nightdesk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.pivot.PivotSheets;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.sheet.FileView;
import org.nightdesk.sheet.PivotBook;
import org.nightdesk.sheet.Rows;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxBook;
import org.springframework.web.servlet.View;

/** Writes the result of a run as it comes. A file that does not hold every row says so; one that breaks off is no whole file. */
final class ResultFile {

    /** The sheet that has the rows. */
    static final String ROWS = "Result";

    private ResultFile() {}

    /** The answer that takes the result. Refused while a sentence can still be answered, when the pivot names no column. */
    static View view(
            Report report,
            String source,
            Running waiting,
            Optional<PivotShape> wanted,
            FileFormat format,
            ZoneId zone) {
        Running running = waiting.fit(wanted);
        String name = name(report, running.run(), format);
        return new FileView(
                name, format.mediaType(), out -> write(report, source, running, wanted, format, out, zone, NOTHING));
    }

    static String name(Report report, Run run, FileFormat format) {
        return "report-" + report.id() + "-run-" + run.id() + "." + format.word();
    }

    /** Nobody looks at the rows beside the file. */
    static final Rows NOTHING = new Rows() {

        @Override
        public void columns(List<String> names) {}

        @Override
        public void row(List<Cell> cells) {}
    };

    /** {@code beside} is given the rows too. A pivot is for workbooks. */
    static Run write(
            Report report,
            String source,
            Running running,
            Optional<PivotShape> wanted,
            FileFormat format,
            OutputStream out,
            ZoneId zone,
            Rows beside)
            throws IOException {
        return switch (format) {
            case CSV -> csv(running, out, zone, beside);
            case JSON -> json(running, out, beside);
            case XLSX -> xlsx(report, source, running, wanted, out, zone, beside);
        };
    }

    private static Run csv(Running running, OutputStream out, ZoneId zone, Rows beside) throws IOException {
        Sheet sheet = new CsvSheet(out, zone);
        Run run = running.into(both(into(sheet), beside), Limits.FILE);
        if (run.truncated()) {
            sheet.row(List.of(new Cell.Text("truncated: there are more than these " + run.rows() + " rows")));
        }
        sheet.finish();
        return run;
    }

    private static Run json(Running running, OutputStream out, Rows beside) throws IOException {
        JsonRows rows = new JsonRows(out);
        Run run = running.into(both(into(rows), beside), Limits.FILE);
        rows.said(run);
        rows.finish();
        return run;
    }

    // The rows, the pivots if one is wanted, and a sheet that says what it is.
    private static Run xlsx(
            Report report,
            String source,
            Running running,
            Optional<PivotShape> wanted,
            OutputStream out,
            ZoneId zone,
            Rows beside)
            throws IOException {
        if (wanted.isPresent()) {
            return pivoted(report, source, running, new PivotSheets(wanted.get()), out, zone, beside);
        }
        XlsxBook book = new XlsxBook(out);
        Sheet result = book.sheet(ROWS, zone);
        Run run = running.into(both(into(result), beside), Limits.SHEET);
        result.finish();
        about(report, source, run, "None was asked for", book.sheet("About", zone));
        book.finish();
        return run;
    }

    private static Run pivoted(
            Report report,
            String source,
            Running running,
            PivotSheets pivots,
            OutputStream out,
            ZoneId zone,
            Rows beside)
            throws IOException {
        try (PivotBook book = new PivotBook()) {
            Sheet result = book.sheet(ROWS, zone);
            Run run = running.into(both(both(into(result), beside), pivots), Limits.SHEET);
            result.finish();
            pivots.to(book, ROWS, zone);
            String table =
                    pivots.why().isEmpty() ? "Computed anew when the workbook is opened" : "None. " + pivots.why();
            about(report, source, run, table, book.sheet("About", zone));
            book.to(out);
            return run;
        }
    }

    private static void about(Report report, String source, Run run, String table, Sheet sheet) throws IOException {
        sheet.headings(List.of("What", "This"));
        line(sheet, "Report", new Cell.Text(report.name()));
        line(sheet, "Version", new Cell.Number(run.version()));
        line(sheet, "Data source", new Cell.Text(source));
        line(sheet, "Run by", new Cell.Text(run.by()));
        line(sheet, "As of", Cell.moment(run.asOf()));
        line(sheet, "Parameters", new Cell.Text(run.arguments()));
        line(sheet, "Rows", new Cell.Number(run.rows()));
        line(sheet, "Complete", new Cell.Text(run.truncated() ? "No: truncated, there are more rows" : "Yes"));
        line(sheet, "Pivot table", new Cell.Text(table));
        line(sheet, "Personal columns", new Cell.Text(run.unmasked() ? "Shown" : "Masked, if there are any"));
        line(sheet, "SHA-256", new Cell.Text(run.sha256()));
        line(sheet, "SQL", new Cell.Text(report.sql()));
        sheet.finish();
    }

    private static void line(Sheet sheet, String what, Cell cell) throws IOException {
        sheet.row(List.of(new Cell.Text(what), cell));
    }

    private static Rows into(Sheet sheet) {
        return new Rows() {

            @Override
            public void columns(List<String> names) throws IOException {
                sheet.headings(names);
            }

            @Override
            public void row(List<Cell> cells) throws IOException {
                sheet.row(cells);
            }
        };
    }

    private static Rows both(Rows first, Rows second) {
        return new Rows() {

            @Override
            public void columns(List<String> names) throws IOException {
                first.columns(names);
                second.columns(names);
            }

            @Override
            public void row(List<Cell> cells) throws IOException {
                first.row(cells);
                second.row(cells);
            }
        };
    }
}
