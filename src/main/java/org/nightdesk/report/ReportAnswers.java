package org.nightdesk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.datasource.Sources;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Saved reports as other modules ask them: behind the same guards, recorded like any other run. */
@Component
public class ReportAnswers {

    /** A report to choose; {@code words} are the values it asks for, as its SQL names them; {@code builtIn}: it came with the program, and tells of the program's own database. */
    public record Choice(long id, String name, int version, List<String> words, boolean builtIn) {}

    /** What a report asked from then on; never changed. */
    public record Version(int number, String sql, String parameters, String pivot, String by, Instant at) {

        /** Before there was any. */
        public static final Version NONE = new Version(0, "", "", "", "", Instant.EPOCH);
    }

    /** What a report answered, and when by the database's own clock. {@code run} is the record of it. */
    public record Answered(Choice report, long run, Instant asOf, long rows, String sha256) {}

    /** Takes the rows as they come. */
    public interface Taker {

        void columns(List<String> names);

        /** Columns that are personal, of which names come that stand for their values; told before all else, not when there are none. */
        default void masked(List<String> names) {}

        void row(List<Cell> cells);
    }

    private final Reports reports;
    private final Runs runs;
    private final RunStore store;
    private final Sources sources;

    ReportAnswers(Reports reports, Runs runs, RunStore store, Sources sources) {
        this.reports = reports;
        this.sources = sources;
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
                report.asks().stream().flatMap(Parameter::words).toList(),
                report.builtIn());
    }

    /** What it asked from when on, the newest first. For leads; NotFound when the viewer may not run it. */
    public List<Version> versions(long id, Viewer viewer) {
        viewer.needs(Role.LEAD);
        return reports.versions(reports.report(id, viewer));
    }

    /** Which of its columns are personal, and come masked; asked of the database, without a row. Refused as on the screen. */
    public List<String> masked(long id, Map<String, String> values, Viewer by, Instant now) {
        Report report = reports.report(id, by);
        if (sources.source(report.source()).personal().isEmpty()) {
            return List.of();
        }
        Running running = runs.start(report, values, Options.FORMAT, by, false, now);
        try {
            running.into(ResultFile.NOTHING, Limits.NONE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return running.masked();
    }

    /** Runs it to its last row, personal columns masked whoever asks. Refused as on the screen, and when there are more rows than a run may give: part of an answer is none here. */
    public Answered take(long id, Map<String, String> values, Viewer by, Instant now, Taker taker) {
        Report report = reports.report(id, by);
        Run run;
        try {
            Running running = runs.start(report, values, "json", by, false, now);
            run = running.into(rows(taker, running.masked()), Limits.SHEET);
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

    private static Rows rows(Taker taker, List<String> masked) {
        return new Rows() {

            @Override
            public void columns(List<String> names) {
                if (!masked.isEmpty()) {
                    taker.masked(masked);
                }
                taker.columns(names);
            }

            @Override
            public void row(List<Cell> cells) {
                taker.row(cells);
            }
        };
    }
}
