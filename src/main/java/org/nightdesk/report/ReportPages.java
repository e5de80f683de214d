package org.nightdesk.report;

import static java.util.Map.entry;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.datasource.Sources;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.screen.ReportsScreen;
import org.nightdesk.report.screen.WriteScreen;
import org.nightdesk.subject.NotFound;
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

/** The catalogue of reports, and where leads write them. */
@Controller
class ReportPages {

    private static final String PATH = "/reports";
    private static final String NEW = "New report";

    /** The field that says what a new one is a copy of. */
    private static final String COPIED = "copied";

    private final Reports reports;
    private final Queries queries;
    private final Sources sources;
    private final Teams teams;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    ReportPages(
            Reports reports,
            Queries queries,
            Sources sources,
            Teams teams,
            People people,
            Viewers viewers,
            InstantSource clock) {
        this.reports = reports;
        this.queries = queries;
        this.sources = sources;
        this.teams = teams;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** For somebody who is no more than named on some reports, nothing but these. */
    @GetMapping(PATH)
    @Needs(Role.REQUESTER)
    ModelAndView list(@RequestParam Optional<String> q, @RequestParam Optional<String> tag) {
        Viewer viewer = viewers.current();
        String query = q.orElse("").strip();
        List<Report> all = reports.of(viewer);
        boolean desk = viewer.may(Role.RESPONDER);
        if (all.isEmpty() && !desk) {
            throw new NotFound("no reports for " + viewer.actor().name());
        }
        List<ReportsScreen.Line> lines = all.stream()
                .filter(one -> has(one, query))
                .filter(one -> tag.filter(wanted -> !wanted.isEmpty())
                        .map(one.tags()::contains)
                        .orElse(true))
                .map(one -> new ReportsScreen.Line(
                        PATH + "/" + one.id(),
                        one.name(),
                        one.description(),
                        one.owner() + (one.builtIn() ? ", built in" : ""),
                        one.tags()))
                .toList();
        Map<String, Integer> tags = new TreeMap<>();
        all.stream().flatMap(one -> one.tags().stream()).forEach(one -> tags.merge(one, 1, Integer::sum));
        return new Screen(
                "report/reports", new ReportsScreen(query, tag.orElse(""), tags, lines, desk, viewer.may(Role.LEAD)));
    }

    static boolean has(Report report, String query) {
        String text = (report.name() + " " + report.description() + " " + report.owner() + " "
                        + String.join(" ", report.tags()))
                .toLowerCase(Locale.ROOT);
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    @GetMapping(PATH + "/new")
    @Needs(Role.LEAD)
    ModelAndView write(@RequestParam Optional<Long> query) {
        return screen(
                PATH,
                NEW,
                query.map(id -> queries.query(id, viewers.current()))
                        .map(one -> Form.of(Map.of("source", Long.toString(one.source()), "sql", one.sql())))
                        .orElseGet(Form::blank));
    }

    @GetMapping(PATH + "/{id:[0-9]+}/edit")
    @Needs(Role.LEAD)
    ModelAndView edit(@PathVariable long id) {
        Report report = reports.report(id, viewers.current());
        return report.builtIn()
                ? Screen.goTo(PATH + "/" + id + "/copy", "It comes with Nightdesk: this is a copy to change.", "")
                : screen(PATH + "/" + id, report.name(), written(report, report.name()));
    }

    /** A new one that begins as this one is. */
    @GetMapping(PATH + "/{id:[0-9]+}/copy")
    @Needs(Role.LEAD)
    ModelAndView copy(@PathVariable long id) {
        Report report = reports.report(id, viewers.current());
        Map<String, String> values = new HashMap<>(written(report, "").values());
        values.put(COPIED, Long.toString(id));
        return screen(PATH, NEW, Form.of(values));
    }

    private Form written(Report report, String name) {
        return Form.of(Map.ofEntries(
                entry("name", name),
                entry("description", report.description()),
                entry("source", Long.toString(report.source())),
                entry(
                        "team",
                        report.team().map(team -> Long.toString(team.value())).orElse("")),
                entry("role", report.least().word()),
                entry("sql", report.sql()),
                entry("parameters", report.parameters()),
                entry("tags", String.join(", ", report.tags())),
                entry("readers", addresses(report)),
                entry("pivot", report.pivot())));
    }

    private String addresses(Report report) {
        return report.readers().stream()
                .flatMap(id -> people.find(id).stream())
                .map(Person::email)
                .collect(Collectors.joining("\n"));
    }

    private List<PersonId> readers(Map<String, String> typed) {
        return typed.getOrDefault("readers", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(address -> people.findByEmail(address)
                        .map(Person::id)
                        .orElseThrow(() -> Refused.invalid(
                                "readers", "Nobody has the address " + address + ". Add them under People first.")))
                .distinct()
                .toList();
    }

    @PostMapping(PATH)
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return save(PATH, NEW, typed, draft -> {
            Report created = reports.create(draft, viewers.current(), clock.instant());
            number(typed, COPIED).ifPresent(from -> reports.begin(created, from, viewers.current()));
            return created;
        });
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return save(
                PATH + "/" + id,
                reports.report(id, viewers.current()).name(),
                typed,
                draft -> reports.change(id, draft, viewers.current(), clock.instant()));
    }

    private ModelAndView save(
            String at, String heading, Map<String, String> typed, Function<ReportDraft, Report> verb) {
        try {
            Report kept = verb.apply(draft(typed));
            return Screen.goTo(PATH + "/" + kept.id(), "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(at, heading, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(String at, String heading, Form form) {
        Map<String, String> where = new LinkedHashMap<>();
        sources.all(viewers.current()).forEach(one -> where.put(Long.toString(one.id()), one.name()));
        Map<String, String> whose = new LinkedHashMap<>(Map.of("", "Everybody who works here"));
        teams.names().forEach((id, name) -> whose.put(Long.toString(id.value()), name));
        return new Screen("report/write", new WriteScreen(at, heading, form, where, whose));
    }

    private ReportDraft draft(Map<String, String> typed) {
        return new ReportDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("description", ""),
                number(typed, "source").orElse(0L),
                number(typed, "team").map(TeamId::new),
                Role.of(typed.getOrDefault("role", Role.RESPONDER.word())),
                typed.getOrDefault("sql", ""),
                typed.getOrDefault("parameters", ""),
                ReportDraft.tags(typed.getOrDefault("tags", "")),
                readers(typed),
                typed.getOrDefault("pivot", ""));
    }

    static Optional<Long> number(Map<String, String> typed, String field) {
        return Optional.of(typed.getOrDefault(field, ""))
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::valueOf);
    }
}
