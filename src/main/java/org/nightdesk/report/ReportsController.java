package org.nightdesk.report;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.datasource.Source;
import org.nightdesk.datasource.Sources;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.pivot.Pivot;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

/** {@code /api/v1/reports}: saved reports and their runs. Times in files are in UTC. */
@RestController
@RequestMapping("/api/v1/reports")
@Needs(Role.RESPONDER)
class ReportsController {

    private static final int MOST_RUNS = 1_000;

    /** {@code parameters}: a line for each, its name and kind; without a team it is everybody's from {@code role} on, which is responder unless
     * said; {@code readers} are people who run it besides, by their ids; {@code pivot} is what it is seen by at first. */
    record ReportBody(
            String name,
            Optional<String> description,
            String source,
            Optional<String> team,
            Optional<String> role,
            String sql,
            Optional<String> parameters,
            Optional<List<String>> tags,
            Optional<List<String>> readers,
            Optional<PivotBody> pivot) {

        ReportDraft draft() {
            return new ReportDraft(
                    name,
                    description.orElse(""),
                    Source.id(source),
                    team.map(id -> TeamId.parse(id)
                            .orElseThrow(() -> Refused.invalid("team", "There is no team with the id " + id + "."))),
                    role.map(Role::of).orElse(Role.RESPONDER),
                    sql,
                    parameters.orElse(""),
                    tags.orElse(List.of()),
                    readers.orElse(List.of()).stream().map(ReportBody::reader).toList(),
                    pivot.map(one -> one.shape().text()).orElse(""));
        }

        private static PersonId reader(String id) {
            return PersonId.parse(id)
                    .orElseThrow(() -> Refused.invalid("readers", "There is nobody with the id " + id + "."));
        }
    }

    /** {@code sql} and {@code readers} are for leads, empty for everybody else. {@code builtIn}: it came with the program, which alone changes it. */
    record SavedReportView(
            String id,
            String name,
            String description,
            String source,
            String owner,
            Optional<String> team,
            String role,
            int version,
            String sql,
            String parameters,
            List<String> tags,
            List<String> readers,
            boolean builtIn,
            Optional<PivotBody> pivot) {

        static SavedReportView of(Report report, Viewer viewer) {
            return new SavedReportView(
                    report.text(),
                    report.name(),
                    report.description(),
                    "src_" + report.source(),
                    report.owner(),
                    report.team().map(TeamId::text),
                    report.least().word(),
                    report.version(),
                    viewer.may(Role.LEAD) ? report.sql() : "",
                    report.parameters(),
                    report.tags(),
                    viewer.may(Role.LEAD)
                            ? report.readers().stream().map(PersonId::text).toList()
                            : List.of(),
                    report.builtIn(),
                    report.shape().map(PivotBody::of));
        }
    }

    /** A value for each parameter, by its name as the SQL has it; a list as lines. Without {@code pivot} it is the report's own. */
    record ArgumentsBody(Optional<Map<String, String>> arguments, Optional<PivotBody> pivot) {

        Map<String, String> typed() {
            return arguments.orElse(Map.of());
        }

        Optional<PivotShape> shape(Report report) {
            return pivot.map(PivotBody::shape).or(() -> report.pivot(typed()));
        }
    }

    record ReportRunView(
            String id,
            int version,
            String by,
            String format,
            String arguments,
            String state,
            Instant startedAt,
            Optional<Instant> asOf,
            long rows,
            boolean truncated,
            long milliseconds,
            String sha256,
            boolean unmasked,
            String reason) {

        static ReportRunView of(Run run) {
            return new ReportRunView(
                    "run_" + run.id(),
                    run.version(),
                    run.by(),
                    run.format(),
                    run.arguments(),
                    run.state(),
                    run.startedAt(),
                    run.asOf(),
                    run.rows(),
                    run.truncated(),
                    run.millis(),
                    run.sha256(),
                    run.unmasked(),
                    run.reason());
        }
    }

    /** Every value as text, what is null empty; at most 1,000 rows. */
    record ReportResultView(ReportRunView run, List<String> columns, List<List<String>> rows) {}

    /** {@code headings}: what stands over the values, one line below the other. {@code mixed} says which figures of several units come together; empty when none do. */
    record ReportPivotView(
            ReportRunView run, PivotBody pivot, List<List<String>> headings, List<PivotLineView> lines, String mixed) {

        static ReportPivotView of(Run run, Pivot pivot) {
            List<PivotLineView> lines = new ArrayList<>();
            pivot.forEach(line -> lines.add(new PivotLineView(line.level(), texts(line.path()), texts(line.values()))));
            return new ReportPivotView(
                    ReportRunView.of(run), PivotBody.of(pivot.shape()), pivot.headings(), lines, pivot.mixed());
        }

        private static List<String> texts(List<Cell> cells) {
            return cells.stream().map(Cell::plain).toList();
        }
    }

    /** {@code level}: how many of the rows' columns it is of, 0 for all; {@code path} their values; {@code values} as text, empty where there are none. */
    record PivotLineView(int level, List<String> path, List<String> values) {}

    /** What is bound, and what is shown for it. */
    record ParameterOptionView(String value, String label) {}

    /** {@code more}: there are more than these. {@code trouble} says why there are none; empty when all went well. */
    record ParameterOptionsView(List<ParameterOptionView> options, boolean more, Instant asOf, String trouble) {

        static ParameterOptionsView of(Options.Offer offer) {
            return new ParameterOptionsView(
                    offer.options().stream()
                            .map(one -> new ParameterOptionView(one.value(), one.label()))
                            .toList(),
                    offer.more(),
                    offer.asOf(),
                    offer.trouble());
        }
    }

    private final Reports reports;
    private final Runs runs;
    private final Options options;
    private final Queries queries;
    private final Sources sources;
    private final InstantSource clock;

    ReportsController(
            Reports reports, Runs runs, Options options, Queries queries, Sources sources, InstantSource clock) {
        this.reports = reports;
        this.options = options;
        this.queries = queries;
        this.runs = runs;
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Saved reports; with a tag, those that have it.")
    Listed<SavedReportView> list(@RequestParam Optional<String> tag, Window window, Viewer viewer) {
        List<Report> found = reports.of(viewer).stream()
                .filter(one -> tag.map(one.tags()::contains).orElse(true))
                .toList();
        return window.cut(found, Report::id, report -> SavedReportView.of(report, viewer));
    }

    @GetMapping("/{id}")
    SavedReportView show(@PathVariable String id, Viewer viewer) {
        return SavedReportView.of(reports.report(Report.id(id), viewer), viewer);
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<SavedReportView> create(Viewer viewer, @RequestBody ReportBody body) {
        SavedReportView made = SavedReportView.of(reports.create(body.draft(), viewer, clock.instant()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/reports/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    SavedReportView change(@PathVariable String id, Viewer viewer, @RequestBody ReportBody body) {
        return SavedReportView.of(reports.change(Report.id(id), body.draft(), viewer, clock.instant()), viewer);
    }

    @GetMapping("/{id}/parameters/{parameter}/options")
    @Summary("What a parameter offers to choose from, at most five minutes old.")
    ParameterOptionsView options(@PathVariable String id, @PathVariable String parameter, Viewer viewer) {
        return ParameterOptionsView.of(
                options.of(reports.report(Report.id(id), viewer), parameter, viewer, clock.instant()));
    }

    @GetMapping("/{id}/runs")
    Listed<ReportRunView> runs(@PathVariable String id, Window window, Viewer viewer) {
        return window.cut(runs.of(reports.report(Report.id(id), viewer), MOST_RUNS), Run::id, ReportRunView::of);
    }

    @PostMapping("/{id}/runs")
    @Summary("Runs the report and answers its first 1,000 rows.")
    ReportResultView run(@PathVariable String id, Viewer viewer, @RequestBody ArgumentsBody body) throws IOException {
        ResultTable rows = new ResultTable();
        Run run = started(id, viewer, body, "json").into(rows, Limits.SCREEN);
        return new ReportResultView(ReportRunView.of(run), rows.names(), rows.texts());
    }

    /** {@code source} is the data source's id; {@code asking} a UUID of yours, by which it can be cancelled while you wait for its answer. */
    record QueryBody(String source, String sql, Optional<UUID> asking) {}

    /** {@code times}: so often the same was answered to the same person. */
    record AdHocResultView(ReportRunView run, int times, List<String> columns, List<List<String>> rows) {}

    @PostMapping("/{id}/pivot")
    @Summary("Runs the report and answers its pivot: each group before those within it, what all come to last.")
    ReportPivotView pivot(@PathVariable String id, Viewer viewer, @RequestBody ArgumentsBody body) throws IOException {
        PivotShape shape = body.shape(reports.report(Report.id(id), viewer))
                .orElseThrow(() -> Refused.invalid("pivot", "The report has no pivot of its own: say its rows."));
        Pivot pivot = new Pivot(shape);
        Run run = started(id, viewer, body, "json").into(pivot, Limits.FILE);
        return ReportPivotView.of(run, pivot);
    }

    @PostMapping("/query")
    @Needs(Role.LEAD)
    @Summary("Asks something once, behind the guards of reports, and answers its first 1,000 rows.")
    AdHocResultView query(Viewer viewer, @RequestBody QueryBody body) throws IOException {
        Report query = queries.asked(Source.id(body.source()), body.sql(), viewer, clock.instant());
        String asking = body.asking().orElseGet(UUID::randomUUID).toString();
        ResultTable rows = new ResultTable();
        Run run = runs.ask(query, "json", asking, viewer, clock.instant()).into(rows, Limits.SCREEN);
        return new AdHocResultView(ReportRunView.of(run), queries.times(query), rows.names(), rows.texts());
    }

    /** {@code asking} is what to cancel it by. */
    record AskedView(String asking, String sql, Instant since) {}

    @GetMapping("/query/running")
    @Needs(Role.LEAD)
    @Summary("Your own queries that still run, in a browser too.")
    List<AskedView> running(Viewer viewer) {
        return queries.waiting(viewer, clock.instant()).stream()
                .map(one -> new AskedView(one.asking(), one.sql(), one.since()))
                .toList();
    }

    /** {@code asking} as it was given with the query, or is listed. */
    record EndBody(UUID asking) {}

    /** Not {@code ended}: none of yours runs by that name; it may have ended by itself. */
    record EndedView(boolean ended) {}

    @PostMapping("/query/cancellation")
    @Needs(Role.LEAD)
    @Summary("Ends a query of yours on the database server.")
    EndedView end(Viewer viewer, @RequestBody EndBody body) {
        return new EndedView(queries.cancel(body.asking().toString(), viewer));
    }

    @PostMapping("/{id}/runs/{run}/cancellation")
    @Summary("Ends a run on the database server.")
    ResponseEntity<Void> cancel(@PathVariable String id, @PathVariable String run, Viewer viewer) {
        long number = run.matches("run_[1-9][0-9]{0,17}") ? Long.parseLong(run.substring(4)) : 0;
        runs.cancel(reports.report(Report.id(id), viewer), number, viewer);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/{id}/result.csv", produces = "text/csv")
    @Summary("Runs the report; every row as CSV (RFC 4180). A download that breaks off is not whole.")
    View csv(@PathVariable String id, Viewer viewer, @RequestBody ArgumentsBody body) {
        return file(id, viewer, body, FileFormat.CSV);
    }

    @PostMapping(
            path = "/{id}/result.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Summary("Runs the report; every row as a workbook, with a sheet that says what it is.")
    View xlsx(@PathVariable String id, Viewer viewer, @RequestBody ArgumentsBody body) {
        return file(id, viewer, body, FileFormat.XLSX);
    }

    @PostMapping(path = "/{id}/result.json", produces = "application/json;charset=utf-8")
    @Summary("Runs the report; every row as an object by column, with what the run was behind them.")
    View json(@PathVariable String id, Viewer viewer, @RequestBody ArgumentsBody body) {
        return file(id, viewer, body, FileFormat.JSON);
    }

    private View file(String id, Viewer viewer, ArgumentsBody body, FileFormat format) {
        Report report = reports.report(Report.id(id), viewer);
        return ResultFile.view(
                report,
                sources.source(report.source()).name(),
                started(id, viewer, body, format.word()),
                body.shape(report),
                format,
                ZoneOffset.UTC);
    }

    private Running started(String id, Viewer viewer, ArgumentsBody body, String format) {
        return runs.start(reports.report(Report.id(id), viewer), body.typed(), format, viewer, clock.instant());
    }
}
