package org.nightdesk.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nightdesk.datasource.Sources;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs reports behind every guard there is (docs/decisions/0021), and keeps a record of each. */
@Component
class Runs {

    static final int AT_ONCE_EACH = 2;
    static final int AT_ONCE_HERE = 5;
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int FETCHED = 500;

    private final RunStore store;
    private final Sources sources;
    private final Gate gate;
    private final TransactionTemplate transaction;

    Runs(RunStore store, Sources sources, Gate gate, TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.gate = gate;
        this.transaction = transaction;
    }

    /** The newest of a report first. */
    List<Run> of(Report report, int most) {
        return store.of(report.id(), most);
    }

    /**
     * Runs the report with these values until its first rows are there. Refused, in a sentence, when a value is wrong, a guard says no, too many
     * run already, or the database fails. For {@code format} see the table.
     */
    Running start(Report report, Map<String, String> typed, String format, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Sql sql = Sql.of(report.sql(), report.asks());
        Arguments arguments = Arguments.of(report.asks(), typed);
        Run run = Objects.requireNonNull(transaction.execute(status -> begun(report, arguments, format, by, now)));
        long began = System.nanoTime();
        Connection connection = null;
        try {
            connection = sources.open(report.source(), run.connection());
            Instant asOf = readOnly(connection);
            checkWanted(run);
            gate.check(connection, sql, arguments);
            return new Running(run, connection, result(connection, sql, arguments), asOf, began, this);
        } catch (Refused refused) {
            close(connection);
            refused(run, refused, began);
            throw refused;
        } catch (SQLException failed) {
            close(connection);
            throw failed(run, failed, began);
        }
    }

    private Run begun(Report report, Arguments arguments, String format, Viewer by, Instant now) {
        RunStore.Load load = store.load(by.actor(), report.source(), now);
        if (load.mine() >= AT_ONCE_EACH) {
            throw Refused.conflict("Two of your reports are running. Wait for one, or cancel it.");
        }
        if (load.here() >= AT_ONCE_HERE) {
            throw Refused.conflict("Five reports are being asked of this data source. Try again in a moment.");
        }
        return store.insert(report, by.actor(), format, arguments.spoken(), now);
    }

    // From here on whoever cancels finds the connection.
    private void checkWanted(Run run) {
        if (store.isCancelled(run.id())) {
            throw Refused.conflict("It was cancelled.");
        }
    }

    // Our own first statement opens the transaction: from then on nothing can make it one that writes.
    private static Instant readOnly(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (PreparedStatement first = connection.prepareStatement("""
                select now() as as_of, current_setting('transaction_read_only') = 'on' as safe,
                       set_config('statement_timeout', ?, true), set_config('lock_timeout', '2s', true),
                       set_config('idle_in_transaction_session_timeout', '60s', true),
                       set_config('standard_conforming_strings', 'on', true)
                """)) {
            first.setString(1, LONGEST.toMillis() + "ms");
            try (ResultSet row = first.executeQuery()) {
                row.next();
                if (!row.getBoolean("safe")) {
                    throw Refused.conflict("The database did not open a transaction that only reads.");
                }
                return row.getObject("as_of", OffsetDateTime.class).toInstant();
            }
        }
    }

    // The statement lives as long as its connection.
    private static ResultSet result(Connection connection, Sql sql, Arguments arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        statement.setFetchSize(FETCHED);
        arguments.bind(statement, sql.order());
        return statement.executeQuery();
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

    Run done(Run run, Instant asOf, Tally tally) {
        return store.end(run, "done", asOf, tally, "");
    }

    void refused(Run run, Refused refused, long began) {
        store.end(run, "refused", null, Tally.none(since(began)), String.valueOf(refused.getMessage()));
    }

    /** The reader went away. */
    void left(Run run, Instant asOf, long began) {
        store.end(run, "cancelled", asOf, Tally.none(since(began)), "The reader went away.");
    }

    /** Records it, and says it in a sentence. */
    Refused failed(Run run, SQLException failure, long began) {
        Run ended = store.end(run, "failed", null, Tally.none(since(began)), sentence(failure));
        return Sql.refused(ended.reason());
    }

    private static String sentence(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "57014" ->
                "It took longer than " + LONGEST.toSeconds() + " seconds, and was ended on the server. Ask for less.";
            case "55P03" -> "It waited for a lock for 2 seconds, and was ended. Try again in a moment.";
            case "25006" -> "A report only reads; this one would write.";
            default ->
                "The database says: "
                        + String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        };
    }

    static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            // It was to be closed.
        }
    }
}
