package org.nightdesk.report;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.datasource.Allowance;
import org.nightdesk.pivot.Pivot;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;

/** A run whose result waits on its own connection. Taken once; the connection is closed then, however that goes. */
final class Running {

    private final Run run;
    private final Connection connection;
    private final Cells cells;
    private final Allowance allowance;
    private final Instant asOf;
    private final long began;
    private final Watch.Spell spell;
    private final Keeping keeping = new Keeping();
    private final Runs runs;

    Running(
            Run run,
            Connection connection,
            Cells cells,
            Allowance allowance,
            Instant asOf,
            long began,
            Watch.Spell spell,
            Runs runs) {
        this.run = run;
        this.connection = connection;
        this.cells = cells;
        this.allowance = allowance;
        this.asOf = asOf;
        this.began = began;
        this.spell = spell;
        this.runs = runs;
    }

    Run run() {
        return run;
    }

    /** The names of its columns that are masked. */
    List<String> masked() {
        return cells.maskedNames();
    }

    /** Refused, and over, when the result is not one that this pivot can be made of, as far as its columns tell. */
    Running fit(Optional<PivotShape> pivot) {
        try {
            pivot.map(Pivot::new).ifPresent(wanted -> wanted.columns(cells.names()));
            return this;
        } catch (Refused refused) {
            leave();
            Runs.close(connection);
            runs.refused(run, refused, began);
            throw refused;
        }
    }

    /**
     * Gives the rows on, up to the limits, and answers the run as it is recorded. Refused when the database breaks off; when the reader is gone, the
     * statement is too.
     */
    Run into(Rows rows, Limits limits) throws IOException {
        try {
            return runs.done(run, asOf, given(rows, limits.within(allowance)), spell, keeping);
        } catch (Refused refused) {
            runs.refused(run, refused, began);
            throw refused;
        } catch (SQLException failed) {
            throw runs.failed(run, failed, spell, began);
        } catch (IOException gone) {
            leave();
            runs.left(run, asOf, began);
            throw gone;
        } catch (RuntimeException fault) {
            leave();
            throw runs.broken(run, fault, began);
        } finally {
            Runs.close(connection);
        }
    }

    private Tally given(Rows rows, Limits limits) throws SQLException, IOException {
        Fingerprint fingerprint = new Fingerprint();
        keeping.columns(cells.names());
        rows.columns(cells.names());
        fingerprint.columns(cells.names());
        Feed feed = Feed.of(connection, cells, spell);
        try {
            return given(feed, rows, limits, fingerprint);
        } finally {
            feed.stop(() -> runs.leave(run, spell.source()));
        }
    }

    private Tally given(Feed feed, Rows rows, Limits limits, Fingerprint fingerprint) throws SQLException, IOException {
        long count = 0;
        while (feed.next(count, fingerprint.bytes())) {
            if (count == limits.rows() || fingerprint.bytes() >= limits.bytes()) {
                leave();
                return new Tally(count, true, Runs.since(began), fingerprint.hex());
            }
            var row = feed.row();
            fingerprint.row(row);
            keeping.row(row);
            rows.row(row);
            count++;
        }
        return new Tally(count, false, Runs.since(began), fingerprint.hex());
    }

    // What is not read to its end would go on for a while on a server that streams.
    private void leave() {
        if (cells.isStreaming()) {
            runs.leave(run, spell.source());
        }
    }
}
