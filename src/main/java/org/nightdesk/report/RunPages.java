package org.nightdesk.report;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.chart.Chart;
import org.nightdesk.chart.Drawing;
import org.nightdesk.datasource.Sources;
import org.nightdesk.parameter.ParameterKind;
import org.nightdesk.people.Viewers;
import org.nightdesk.pivot.Pivot;
import org.nightdesk.pivot.PivotForm;
import org.nightdesk.pivot.PivotScreen;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.report.screen.ReportScreen;
import org.nightdesk.report.screen.ReportScreen.Past;
import org.nightdesk.report.screen.ReportScreen.Said;
import org.nightdesk.report.screen.ReportScreen.Table;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a report is run. Its address holds the values, so that it can be kept and sent on. */
@Controller("reportRunPages")
class RunPages {

    private static final String PATH = "/reports/{id:[0-9]+}";
    private static final int SHOWN_RUNS = 10;
    private static final int LONGEST_CELL = 2_000;
    private static final String CHARTLESS =
            "No chart: at most 100 rows, and 8 columns (31 for heat), can be told apart. Choose columns with fewer values.";

    private final Reports reports;
    private final Runs runs;
    private final Sources sources;
    private final Viewers viewers;
    private final Options options;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    RunPages(
            Reports reports,
            Runs runs,
            Sources sources,
            Viewers viewers,
            Options options,
            ObjectProvider<Panel> panels,
            InstantSource clock) {
        this.reports = reports;
        this.runs = runs;
        this.sources = sources;
        this.viewers = viewers;
        this.options = options;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Needs(Role.REQUESTER)
    ModelAndView show(@PathVariable long id) {
        Report report = reports.report(id, viewers.current());
        return screen(report, Form.of(shown(report, usual(report))), Optional.empty(), Optional.empty());
    }

    // The report's own pivot, where nobody says anything of one.
    private static Map<String, String> shown(Report report, Map<String, String> typed) {
        Map<String, String> shown = new HashMap<>(typed);
        if (!PivotForm.isAsked(typed)) {
            report.shape().map(PivotForm::typed).ifPresent(shown::putAll);
        }
        return shown;
    }

    // A period is most often the month before this one.
    private Map<String, String> usual(Report report) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), viewers.zone());
        YearMonth month = YearMonth.from(today).minusMonths(1);
        Map<String, String> usual = new HashMap<>(report.usuals());
        report.asks().stream()
                .filter(one -> one.kind() == ParameterKind.DATE_RANGE)
                .forEach(one -> {
                    Optional<String> days = Optional.ofNullable(usual.remove(one.name()));
                    LocalDate from =
                            days.map(Long::valueOf).map(today::minusDays).orElseGet(() -> month.atDay(1));
                    usual.put(one.name() + "_from", from.toString());
                    usual.put(one.name() + "_to", (days.isPresent() ? today : month.atEndOfMonth()).toString());
                });
        return usual;
    }

    @GetMapping(PATH + "/result")
    @Needs(Role.REQUESTER)
    ModelAndView result(@PathVariable long id, @RequestParam MultiValueMap<String, String> all) throws IOException {
        Report report = reports.report(id, viewers.current());
        Map<String, String> typed = typed(all);
        try {
            Optional<PivotShape> wanted = report.pivot(typed);
            Running running = runs.start(report, typed, "screen", viewers.current(), clock.instant());
            ResultTable rows = new ResultTable();
            if (wanted.isEmpty()) {
                Run run = running.into(rows, Limits.SCREEN);
                return screen(report, Form.of(typed), Optional.of(table(rows, run)), Optional.empty());
            }
            Pivot pivot = new Pivot(wanted.get());
            Run run = running.into(pivot, Limits.FILE);
            return screen(
                    report, Form.of(shown(report, typed)), Optional.of(table(pivot, run, typed)), Optional.empty());
        } catch (Refused refused) {
            return refused(report, typed, refused);
        }
    }

    @GetMapping(PATH + "/result.{format:csv|xlsx|json}")
    @Needs(Role.REQUESTER)
    ModelAndView file(
            @PathVariable long id, @PathVariable String format, @RequestParam MultiValueMap<String, String> all) {
        return file(id, typed(all), FileFormat.of(format));
    }

    // What is wrong with the SQL is nothing to somebody who may not see it.
    private ModelAndView refused(Report report, Map<String, String> typed, Refused refused) {
        boolean hidden = refused.problems().getFirst().field().equals("sql")
                && !viewers.current().may(Role.RESPONDER);
        Refused said = hidden
                ? Refused.conflict("This report could not be run. Tell " + report.owner() + ", who wrote it.")
                : refused;
        return screen(report, Form.refused(typed, said), Optional.empty(), Optional.of(said))
                .refused();
    }

    // What was ticked comes as often as its name; a list is a line for each.
    private static Map<String, String> typed(MultiValueMap<String, String> all) {
        return all.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> String.join("\n", all.getOrDefault(name, List.of()))));
    }

    @PostMapping(PATH + "/runs/{run:[0-9]+}/cancellation")
    @Needs(Role.REQUESTER)
    ModelAndView cancel(@PathVariable long id, @PathVariable long run) {
        runs.cancel(reports.report(id, viewers.current()), run, viewers.current());
        return Screen.goTo("/reports/" + id, "Cancelled.", "");
    }

    /** Everybody sees the report by this pivot from now on, until they choose another. */
    @PostMapping(PATH + "/pivot")
    @Needs(Role.LEAD)
    ModelAndView keep(@PathVariable long id, @RequestParam String pivot) {
        Viewer viewer = viewers.current();
        Report kept = reports.change(id, reports.report(id, viewer).draft().seenBy(pivot), viewer, clock.instant());
        return Screen.goTo("/reports/" + id, "Kept the pivot, version " + kept.version() + ".", "");
    }

    private ModelAndView file(long id, Map<String, String> typed, FileFormat format) {
        Viewer viewer = viewers.current();
        Report report = reports.report(id, viewer);
        ZoneId zone = viewers.zone();
        try {
            Running running = runs.start(report, typed, format.word(), viewer, clock.instant());
            return new ModelAndView(ResultFile.view(
                    report, sources.source(report.source()).name(), running, report.pivot(typed), format, zone));
        } catch (Refused refused) {
            return refused(report, typed, refused);
        }
    }

    private Screen screen(Report report, Form form, Optional<Table> table, Optional<Refused> refused) {
        Viewer viewer = viewers.current();
        boolean desk = viewer.may(Role.RESPONDER);
        List<Past> past = runs.of(report, SHOWN_RUNS, viewer).stream()
                .map(run -> past(report, run, desk))
                .toList();
        return new Screen(
                "report/report",
                new ReportScreen(
                        "/reports/" + report.id(),
                        report.name(),
                        report.description(),
                        desk
                                ? "Version " + report.version() + ", by " + report.owner() + ", from "
                                        + sources.source(report.source()).name()
                                : "By " + report.owner(),
                        desk,
                        viewer.may(Role.LEAD),
                        report.builtIn(),
                        options.asked(report, form, "", viewer, clock.instant()),
                        new PivotForm(form, columns(form, table)),
                        keeps(report, form, table, viewer),
                        form,
                        refused.isPresent(),
                        table,
                        past,
                        desk
                                ? Panel.in("report.panel", panels, report.subject(), viewer, clock.instant())
                                : List.of()));
    }

    // Those of the result, or those that were chosen for one that is not there.
    private static List<String> columns(Form form, Optional<Table> table) {
        return table.map(Table::columns).orElseGet(() -> PivotForm.chosen(form.values()));
    }

    // The pivot that is seen just now, where a lead could make it everybody's.
    private static String keeps(Report report, Form form, Optional<Table> table, Viewer viewer) {
        return table.flatMap(Table::pivot).isPresent() && viewer.may(Role.LEAD) && !report.builtIn()
                ? PivotForm.shape(form.values())
                        .filter(PivotShape::lasts)
                        .map(PivotShape::text)
                        .filter(text -> !text.equals(report.pivot()))
                        .orElse("")
                : "";
    }

    private static Past past(Report report, Run run, boolean desk) {
        String how = switch (run.state()) {
            case "done" ->
                (run.truncated() ? "truncated at " : "") + run.counted() + " in " + run.millis() + " ms"
                        + (run.unmasked() ? ", personal columns shown" : "");
            case "running" -> "running";
            default -> desk ? run.state() + ". " + run.reason() : run.state();
        };
        return new Past(
                run.by(),
                run.startedAt(),
                run.format(),
                run.version(),
                run.arguments().replace("\n", ", "),
                how,
                run.sha256(),
                run.isRunning() ? "/reports/" + report.id() + "/runs/" + run.id() + "/cancellation" : "");
    }

    static Table table(ResultTable rows, Run run) {
        return new Table(
                Optional.empty(),
                rows.names(),
                rows.names(),
                brief(rows.texts()),
                figures(rows.lines()),
                run.truncated() ? List.of() : rows.totals(),
                List.of(),
                "",
                said(run));
    }

    private static Table table(Pivot pivot, Run run, Map<String, String> typed) {
        Optional<Chart> as = Chart.of(typed.getOrDefault("pivot-as", ""));
        List<Drawing> charts =
                as.map(one -> one.drawn(pivot.figures(), pivot.title())).orElse(List.of());
        return new Table(
                Optional.of(PivotScreen.of(pivot)),
                pivot.names(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                charts,
                as.isPresent() && charts.isEmpty() ? CHARTLESS : "",
                said(run));
    }

    private static List<List<String>> brief(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(RunPages::brief).toList())
                .toList();
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_CELL
                ? text
                : text.substring(0, LONGEST_CELL) + "… " + (text.length() - LONGEST_CELL)
                        + " more characters: take the file.";
    }

    private static Set<Integer> figures(List<List<Cell>> lines) {
        int columns = lines.isEmpty() ? 0 : lines.getFirst().size();
        return IntStream.range(0, columns)
                .filter(column -> lines.stream().allMatch(line -> isFigure(line.get(column))))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isFigure(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> true;
            case Cell.Decimal decimal -> true;
            default -> cell == Cell.NOTHING;
        };
    }

    private static Said said(Run run) {
        return new Said(run.rows(), run.truncated(), run.asOf(), run.sha256());
    }
}
