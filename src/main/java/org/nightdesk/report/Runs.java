package org.nightdesk.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightdesk.datasource.Allowance;
import org.nightdesk.datasource.Sights;
import org.nightdesk.datasource.Source;
import org.nightdesk.datasource.Sources;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Masked;
import org.nightdesk.dialect.Plan;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Trouble;
import org.nightdesk.parameter.Arguments;
import org.nightdesk.parameter.Question;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs reports behind every guard there is (docs/decisions/0021), and keeps a record of each. */
@Component
class Runs {

    /** How many rows come at first; then as many as are about two megabytes. */
    static final int FETCHED = Dialect.PORTION;

    /** Errors whose words are the statement's, never a row's: of syntax, names and rights, of too many rows, of nought, of the server. */
    private static final Pattern TELLING_NOTHING = Pattern.compile("42...|21...|22012|0[8A]...|5[378]...");

    private final RunStore store;
    private final Sources sources;
    private final Costs costs;
    private final Sights sights;
    private final Secrets secrets;
    private final KeptResults results;
    private final Watch watch;
    private final TransactionTemplate transaction;

    Runs(
            RunStore store,
            Sources sources,
            Costs costs,
            Sights sights,
            Secrets secrets,
            KeptResults results,
            Watch watch,
            TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.costs = costs;
        this.sights = sights;
        this.secrets = secrets;
        this.results = results;
        this.watch = watch;
        this.transaction = transaction;
    }

    /** The newest of a report first. */
    List<Run> of(Report report, int most) {
        return store.of(report.id(), most);
    }

    /** The newest of a report first. Who does not work here sees their own. */
    List<Run> of(Report report, int most, Viewer viewer) {
        return viewer.may(Role.RESPONDER) ? of(report, most) : store.of(report.id(), viewer.actor(), most);
    }

    /**
     * Runs the report with these values until its first rows are there. Refused, in a sentence, when a value is wrong, a guard says no, too many
     * run already, or the database fails. For {@code format} see the table.
     */
    Running start(Report report, Map<String, String> typed, String format, Viewer by, Instant now) {
        return start(report, typed, format, by, sights.has(report.source(), by.actor(), now), now);
    }

    /** With {@code eyes} personal columns are shown, which is recorded. */
    Running start(Report report, Map<String, String> typed, String format, Viewer by, boolean eyes, Instant now) {
        return start(report, typed, format, "", by, eyes, now);
    }

    /** What is asked once, without values. A tab that calls it {@code asking} can break it off by that. */
    Running ask(Report query, String format, String asking, Viewer by, Instant now) {
        return start(query, Map.of(), format, asking, by, sights.has(query.source(), by.actor(), now), now);
    }

    private Running start(
            Report report,
            Map<String, String> typed,
            String format,
            String asking,
            Viewer by,
            boolean eyes,
            Instant now) {
        Source source = sources.source(report.source());
        Sql sql = Question.of(sources.dialect(source), report.sql(), report.asks());
        Arguments arguments = Arguments.of(report.asks(), typed);
        Allowance allowance = source.allowance();
        Run run = Objects.requireNonNull(
                transaction.execute(status -> begun(report, arguments, allowance, format, asking, by, now)));
        return started(report, run, sql, arguments, source, eyes);
    }

    private Running started(Report report, Run run, Sql sql, Arguments arguments, Source source, boolean eyes) {
        long began = System.nanoTime();
        Allowance allowance = source.allowance();
        Watch.Spell spell = watch.spell(run, report.source(), allowance.time());
        Dialect dialect = sources.dialect(source);
        Connection connection = null;
        try {
            connection = sources.open(report.source(), run.connection());
            Instant asOf = dialect.begin(connection, allowance.time(), run.isFile());
            checkWanted(run);
            double most = costs.most(report.source(), allowance.time());
            Plan plan = dialect.check(connection, sql, arguments, most, source.personal());
            if (!eyes) {
                plan.checkUnseen();
            }
            store.cost(run, plan.cost());
            ResultSet result = result(dialect, connection, sql, arguments, spell);
            Cells cells = new Cells(result, dialect);
            return new Running(
                    mask(run, source, cells, plan, eyes), connection, cells, allowance, asOf, began, spell, this);
        } catch (Refused refused) {
            close(connection);
            refused(run, refused, began);
            throw refused;
        } catch (SQLException failed) {
            close(connection);
            throw failed(run, failed, spell, began);
        } catch (RuntimeException fault) {
            close(connection);
            throw broken(run, fault, began);
        }
    }

    // What is masked as it is kept is a name that stands for the same value wherever it comes, and for nothing outside
    // of this source.
    private Run mask(Run run, Source source, Cells cells, Plan plan, boolean eyes) throws SQLException {
        Masked masked = plan.masked(cells.rows().getMetaData(), cells.kinds());
        if (masked.all().isEmpty()) {
            return run;
        }
        if (eyes) {
            return store.unmasked(run);
        }
        byte[] key = secrets.derive("mask", source.text()).getFirst();
        cells.mask(masked, text -> Secrets.hmac(key, text));
        return run;
    }

    private Run begun(
            Report report,
            Arguments arguments,
            Allowance allowance,
            String format,
            String asking,
            Viewer by,
            Instant now) {
        RunStore.Load load = store.load(by.actor(), report.source(), now);
        if (load.mine() >= allowance.each()) {
            throw Refused.conflict(
                    "Of yours %d already run on this data source, as many as one person may. Wait for one, or cancel it."
                            .formatted(load.mine()));
        }
        if (load.here() >= allowance.here()) {
            throw Refused.conflict(
                    "%d reports already run on this data source, as many as may at once. Try again in a moment."
                            .formatted(load.here()));
        }
        return store.insert(report, by.actor(), format, asking, arguments.spoken(), now);
    }

    // From here on whoever cancels finds the connection.
    private void checkWanted(Run run) {
        if (store.isCancelled(run.id())) {
            throw Refused.conflict("It was cancelled.");
        }
    }

    // The statement lives as long as its connection.
    private static ResultSet result(
            Dialect dialect, Connection connection, Sql sql, Arguments arguments, Watch.Spell spell)
            throws SQLException {
        PreparedStatement statement = dialect.prepare(connection, sql, arguments);
        statement.setFetchSize(dialect.fetched());
        return spell.on(connection, statement::executeQuery);
    }

    /** Ends it on the server, from a connection of its own. For whoever started it, and leads. */
    void cancel(Report report, long id, Viewer by) {
        Run run = store.find(report.id(), id).orElseThrow(() -> new NotFound("run " + id));
        if (!by.may(Role.LEAD) && !store.isOf(id, by.actor())) {
            throw new NotFound("run " + id);
        }
        if (store.cancel(id, by.actor().name())) {
            sources.end(report.source(), run.connection());
        }
    }

    Run done(Run run, Instant asOf, Tally tally, Watch.Spell spell, Keeping keeping) {
        store.worked(run, spell.worked());
        Run ended = store.end(run, "done", asOf, tally, "");
        if (!ended.unmasked()) {
            keeping.packed().ifPresent(packed -> results.keep(ended, packed, ended.startedAt()));
        }
        return ended;
    }

    void refused(Run run, Refused refused, long began) {
        store.end(run, "refused", null, Tally.none(since(began)), String.valueOf(refused.getMessage()));
    }

    /** Ends the rest of a statement on its server, as far as that can be told. */
    void leave(Run run, long source) {
        try {
            sources.end(source, run.connection());
        } catch (Refused untold) {
            // Its own time-out ends it there.
        }
    }

    /** The reader went away. */
    void left(Run run, Instant asOf, long began) {
        store.end(run, "cancelled", asOf, Tally.none(since(began)), "The reader went away.");
    }

    /** Records it, and says it in a sentence. */
    Refused failed(Run run, SQLException failure, Watch.Spell spell, long began) {
        Source source = sources.source(spell.source());
        Trouble trouble = sources.dialect(source).trouble(failure);
        boolean late = spell.isLate() || trouble == Trouble.LATE;
        if (late) {
            store.worked(run, spell.most().toMillis());
        }
        String reason = late ? late(spell) : sentence(failure, trouble, source);
        Run ended = store.end(run, "failed", null, Tally.none(since(began)), reason);
        return Sql.refused(ended.reason());
    }

    /** Records that it ended by a fault of ours, which goes on to whoever asked. */
    RuntimeException broken(Run run, RuntimeException fault, long began) {
        store.end(
                run, "failed", null, Tally.none(since(began)), "It broke off by a fault of ours, which is in the log.");
        return fault;
    }

    private static String late(Watch.Spell spell) {
        return "It took longer than " + spell.most().toSeconds()
                + " seconds, and was ended on the server. Ask for less.";
    }

    private static String sentence(SQLException failure, Trouble trouble, Source source) {
        return switch (trouble) {
            case ENDED -> ended(source);
            case UNREAD -> "Nobody read on for a minute, and it was ended on the server.";
            case LOCKED -> "It waited for a lock for 2 seconds, and was ended. Try again in a moment.";
            case WRITES -> "A report only reads; this one would write.";
            case LOST -> lost(source);
            case LATE, OTHER -> said(failure, source);
        };
    }

    // What it complains of is often a value.
    private static String said(SQLException failure, Source source) {
        String state = String.valueOf(failure.getSQLState());
        if (!source.personal().isEmpty() && !TELLING_NOTHING.matcher(state).matches()) {
            return "The database could not work out a value (error %s). What it says is not shown: this data source has personal columns."
                    .formatted(state);
        }
        return "The database says: "
                + String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static String lost(Source source) {
        return source.enabled()
                ? "The connection broke: it was ended on the server, or nobody read on for a minute."
                : source.name() + " was switched off.";
    }

    private static String ended(Source source) {
        return source.enabled() ? "It was ended on the server." : source.name() + " was switched off.";
    }

    static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException unwilling) {
            // MySQL’s driver closes nothing that still streams.
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // It was to be closed.
        }
    }
}
