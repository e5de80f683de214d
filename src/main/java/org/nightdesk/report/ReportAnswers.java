package org.nightdesk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Saved reports as other modules ask them: behind the same guards, recorded like any other run. */
@Component
public class ReportAnswers {

    /** A report to choose; {@code words} are the values it asks for, as its SQL names them. */
    public record Choice(long id, String name, int version, List<String> words) {}

    /** What a report answered, and when by the database's own clock. {@code run} is the record of it. */
    public record Answered(Choice report, long run, Instant asOf, long rows, String sha256) {}

    /** Takes the rows as they come. */
    public interface Taker {

        void columns(List<String> names);

        void row(List<Cell> cells);
    }

    private final Reports reports;
    private final Runs runs;
    private final RunStore store;

    ReportAnswers(Reports reports, Runs runs, RunStore store) {
        this.reports = reports;
        this.runs = runs;
        this.store = store;
    }

    /** Those the viewer may run, by name. */
    public List<Choice> of(Viewer viewer) {
        return reports.of(viewer).stream().map(ReportAnswers::choice).toList();
    }

    /** NotFound when the viewer may not run it. */
    public Choice choice(long id, Viewer viewer) {
        return choice(reports.report(id, viewer));
    }

    private static Choice choice(Report report) {
        return new Choice(
                report.id(),
                report.name(),
                report.version(),
                report.asks().stream().flatMap(Parameter::words).toList());
    }

    /** Runs it to its last row. Refused as on the screen, and when there are more rows than a run may give: part of an answer is none here. */
    public Answered take(long id, Map<String, String> values, Viewer by, Instant now, Taker taker) {
        Report report = reports.report(id, by);
        Run run;
        try {
            run = runs.start(report, values, "json", by, now).into(rows(taker), Limits.SHEET);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (run.truncated()) {
            throw Refused.conflict(report.name() + " gives more than " + run.rows() + " rows. Sum some of them up.");
        }
        return new Answered(choice(report), run.id(), run.asOf().orElse(now), run.rows(), run.sha256());
    }

    /** When it last ran to its end; empty when it never did. */
    public Optional<Instant> lastDone(long id) {
        return store.lastDone(id);
    }

    private static Rows rows(Taker taker) {
        return new Rows() {

            @Override
            public void columns(List<String> names) {
                taker.columns(names);
            }

            @Override
            public void row(List<Cell> cells) {
                taker.row(cells);
            }
        };
    }
}
