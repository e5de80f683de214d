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
import org.nightdesk.subject.Refused;
import org.springframework.web.servlet.View;

/** Writes the result of a run as it comes. A file that does not hold every row says so; one that breaks off is no whole file. */
final class ResultFile {

    private ResultFile() {}

    /** The answer that takes the result. Refused while a sentence can still be answered, when the pivot names no column. */
    static View view(
            Report report, String source, Running waiting, Optional<Wanted> wanted, FileFormat format, ZoneId zone) {
        Running running = waiting.fit(wanted);
        String name = name(report, running.run(), format);
        return new ResultView(
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
            Optional<Wanted> wanted,
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

    // The rows, the pivot if one is wanted, and a sheet that says what it is.
    private static Run xlsx(
            Report report,
            String source,
            Running running,
            Optional<Wanted> wanted,
            OutputStream out,
            ZoneId zone,
            Rows beside)
            throws IOException {
        XlsxBook book = new XlsxBook(out);
        Sheet result = book.sheet("Result", zone);
        Optional<Summed> pivot = wanted.map(one -> new Summed(new Pivot(one)));
        Rows rows = both(into(result), beside);
        Run run = running.into(pivot.isPresent() ? both(rows, pivot.get()) : rows, Limits.SHEET);
        result.finish();
        if (pivot.isPresent()) {
            pivot.get().to(book.sheet("Pivot", zone));
        }
        about(report, source, run, book.sheet("About", zone));
        book.finish();
        return run;
    }

    /** A pivot beside rows that have left already: what it refuses stands in its place, and the rows go on. */
    private static final class Summed implements Rows {

        private final Pivot pivot;
        private String refusal = "";

        Summed(Pivot pivot) {
            this.pivot = pivot;
        }

        @Override
        public void columns(List<String> names) {
            pivot.columns(names);
        }

        @Override
        public void row(List<Cell> cells) {
            try {
                if (refusal.isEmpty()) {
                    pivot.row(cells);
                }
            } catch (Refused refused) {
                refusal = String.valueOf(refused.getMessage());
            }
        }

        void to(Sheet sheet) throws IOException {
            sheet.headings(refusal.isEmpty() ? pivot.headings() : List.of("There is no pivot"));
            List<List<Cell>> lines = refusal.isEmpty() ? pivot.lines() : List.of(List.of(new Cell.Text(refusal)));
            for (List<Cell> line : lines) {
                sheet.row(line);
            }
            sheet.finish();
        }
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
