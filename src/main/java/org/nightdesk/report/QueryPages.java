package org.nightdesk.report;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.datasource.Sources;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.screen.QueryScreen;
import org.nightdesk.report.screen.ReportScreen.Table;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where leads ask something once. What is asked again and again is proposed to be saved. */
@Controller("adHocQueryPages")
@Needs(Role.LEAD)
class QueryPages {

    private static final String PATH = "/reports/query";
    private static final int LONGEST = 120;

    private final Queries queries;
    private final Runs runs;
    private final Sources sources;
    private final Viewers viewers;
    private final InstantSource clock;

    QueryPages(Queries queries, Runs runs, Sources sources, Viewers viewers, InstantSource clock) {
        this.queries = queries;
        this.runs = runs;
        this.sources = sources;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView write() {
        return screen(Form.blank(), Optional.empty(), Optional.empty());
    }

    @PostMapping(PATH)
    ModelAndView ask(@RequestParam Map<String, String> typed) throws IOException {
        try {
            Report query = asked(typed);
            ResultTable rows = new ResultTable();
            Run run = running(query, "screen", typed).into(rows, Limits.SCREEN);
            return screen(Form.of(typed), Optional.of(query), Optional.of(RunPages.table(rows, run)));
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), Optional.empty(), Optional.empty())
                    .refused();
        }
    }

    @PostMapping(PATH + "/result.{format:csv|xlsx|json}")
    ModelAndView file(@PathVariable String format, @RequestParam Map<String, String> typed) {
        ZoneId zone = viewers.zone();
        try {
            Report query = asked(typed);
            String source = sources.source(query.source()).name();
            return new ModelAndView(ResultFile.view(
                    query, source, running(query, format, typed), Optional.empty(), FileFormat.of(format), zone));
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), Optional.empty(), Optional.empty())
                    .refused();
        }
    }

    private Report asked(Map<String, String> typed) {
        return queries.asked(
                ReportPages.number(typed, "source").orElse(0L),
                typed.getOrDefault("sql", ""),
                viewers.current(),
                clock.instant());
    }

    private Running running(Report query, String format, Map<String, String> typed) {
        return runs.ask(query, format, asking(typed), viewers.current(), clock.instant());
    }

    private static String asking(Map<String, String> typed) {
        String asking = typed.getOrDefault("asking", "");
        return asking.matches("[0-9a-f-]{36}") ? asking : "";
    }

    /** From the tab that waits, from one that closes, and from another. */
    @PostMapping(PATH + "/cancellation")
    ModelAndView cancel(@RequestParam Map<String, String> typed) {
        boolean ended = queries.cancel(asking(typed), viewers.current());
        String said = ended ? "Cancelled: it is gone from the database." : "It had ended already.";
        if (!typed.containsKey("sql")) {
            return Screen.goTo(PATH, said, "");
        }
        return screen(Form.of(typed), Optional.empty(), Optional.empty(), said);
    }

    private Screen screen(Form form, Optional<Report> query, Optional<Table> table) {
        return screen(form, query, table, "");
    }

    private Screen screen(Form form, Optional<Report> query, Optional<Table> table, String said) {
        Viewer viewer = viewers.current();
        Map<String, String> where = new LinkedHashMap<>();
        sources.all(viewer).forEach(one -> where.put(Long.toString(one.id()), one.name()));
        return new Screen(
                "report/query",
                new QueryScreen(
                        form,
                        where,
                        UUID.randomUUID().toString(),
                        said,
                        queries.waiting(viewer, clock.instant()).stream()
                                .map(QueryPages::waiting)
                                .toList(),
                        table,
                        query.flatMap(one -> proposal(one, viewer))));
    }

    private static QueryScreen.Waiting waiting(RunStore.Waiting one) {
        String sql = one.sql().replaceAll("\\s+", " ");
        return new QueryScreen.Waiting(
                one.asking(), sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + "…", one.since());
    }

    private Optional<QueryScreen.Proposal> proposal(Report query, Viewer viewer) {
        int times = queries.times(query);
        if (times < Queries.OFTEN) {
            return Optional.empty();
        }
        return Optional.of(queries.saved(query, viewer)
                .map(saved -> new QueryScreen.Proposal(
                        "The report " + saved.name() + " asks the same.", "Go there", "/reports/" + saved.id()))
                .orElseGet(() -> new QueryScreen.Proposal(
                        "You have asked this " + times
                                + " times. As a report it has a name, and everybody who may can run it by a button.",
                        "Save it as a report",
                        "/reports/new?query=" + query.id())));
    }
}
