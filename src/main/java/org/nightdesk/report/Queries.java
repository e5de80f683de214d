package org.nightdesk.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.datasource.Source;
import org.nightdesk.datasource.Sources;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Sql;
import org.nightdesk.parameter.Question;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ad-hoc queries: what leads ask once. They run behind the guards of reports and are recorded like them, but are nobody's except their writer's, and in no list.
 */
@Component("adHocQueries")
class Queries {

    /** So often asked by the same person, a query is worth saving. */
    static final int OFTEN = 3;

    private static final int LONGEST = 100_000;
    private static final String QUOTES = "'\"`";
    private static final Pattern PIECE = Pattern.compile("'[^']*+'?|\"[^\"]*+\"?|`[^`]*+`?|[^'\"`]++");

    private final ReportStore store;
    private final RunStore past;
    private final Runs runs;
    private final Reports reports;
    private final Sources sources;

    Queries(ReportStore store, RunStore past, Runs runs, Reports reports, Sources sources) {
        this.store = store;
        this.past = past;
        this.runs = runs;
        this.reports = reports;
        this.sources = sources;
    }

    /**
     * The query as a report to run; the same as the last time when but its blanks, its comments, its line breaks or small and capital letters outside of quotes are others, with what was typed as its newest
     * version. Refused when it is not one statement that reads, or without a data source. For leads.
     */
    @Transactional
    Report asked(long source, String typed, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        if (typed.isBlank() || typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
            throw Sql.refused("Write the SQL, in at most 100,000 letters.");
        }
        Source chosen = sources.all(by).stream()
                .filter(one -> one.id() == source)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("source", "Choose the data source."));
        ReportDraft draft = new ReportDraft("Ad-hoc query", "", source, Optional.empty(), typed.strip(), "");
        long id = store.asked(draft, same(sources.dialect(chosen), typed), by.actor(), now);
        Report report = store.findAsked(id, by.actor()).orElseThrow();
        if (report.sql().equals(draft.sql())) {
            return report;
        }
        store.version(id, report.version() + 1, draft, by.actor().name(), now);
        store.update(id, draft, report.version() + 1);
        return store.findAsked(id, by.actor()).orElseThrow();
    }

    // What tells two queries apart: between quotes each letter, elsewhere neither case nor how it is laid out.
    private static String same(Dialect dialect, String sql) {
        String text = Question.of(dialect, sql, List.of()).text().strip();
        return PIECE.matcher(text)
                .replaceAll(piece -> Matcher.quoteReplacement(
                        QUOTES.indexOf(piece.group().charAt(0)) < 0
                                ? piece.group().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)
                                : piece.group()));
    }

    /** One that the viewer asked; NotFound when it is somebody else's. */
    Report query(long id, Viewer viewer) {
        viewer.needs(Role.LEAD);
        return store.findAsked(id, viewer.actor()).orElseThrow(() -> new NotFound("query " + id));
    }

    /** How often it was answered. */
    int times(Report query) {
        return past.done(query.id());
    }

    /** Ends on its server what the viewer's tab calls that; false when it has ended, or is somebody else's. */
    boolean cancel(String asking, Viewer viewer) {
        viewer.needs(Role.LEAD);
        List<Run> running = past.asking(asking, viewer.actor());
        running.forEach(one -> runs.cancel(query(one.report(), viewer), one.id(), viewer));
        return !running.isEmpty();
    }

    /** The viewer's that still run, in whichever tab they were asked. */
    List<RunStore.Waiting> waiting(Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        return past.waiting(viewer.actor(), now);
    }

    /** The report that asks the same, if somebody has saved it where the viewer sees it. */
    Optional<Report> saved(Report query, Viewer viewer) {
        Dialect dialect = sources.dialect(sources.source(query.source()));
        return reports.of(viewer).stream()
                .filter(one ->
                        one.source() == query.source() && one.parameters().isEmpty())
                .filter(one -> same(dialect, one.sql()).equals(same(dialect, query.sql())))
                .findFirst();
    }
}
