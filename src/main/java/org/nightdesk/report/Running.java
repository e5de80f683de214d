package org.nightdesk.report;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.nightdesk.subject.Refused;

/** A run whose result waits on its own connection. Taken once; the connection is closed then, however that goes. */
final class Running {

    private final Run run;
    private final Connection connection;
    private final ResultSet result;
    private final Instant asOf;
    private final long began;
    private final Runs runs;

    Running(Run run, Connection connection, ResultSet result, Instant asOf, long began, Runs runs) {
        this.run = run;
        this.connection = connection;
        this.result = result;
        this.asOf = asOf;
        this.began = began;
        this.runs = runs;
    }

    Run run() {
        return run;
    }

    /**
     * Gives the rows on, up to the limits, and answers the run as it is recorded. Refused when the database breaks off; when the reader is gone, the
     * statement is too.
     */
    Run into(Rows rows, Limits limits) throws IOException {
        try (connection) {
            return runs.done(run, asOf, given(rows, limits));
        } catch (Refused refused) {
            runs.refused(run, refused, began);
            throw refused;
        } catch (SQLException failed) {
            throw runs.failed(run, failed, began);
        } catch (IOException gone) {
            runs.left(run, asOf, began);
            throw gone;
        }
    }

    private Tally given(Rows rows, Limits limits) throws SQLException, IOException {
        Cells cells = new Cells(result);
        Fingerprint fingerprint = new Fingerprint();
        rows.columns(cells.names());
        fingerprint.columns(cells.names());
        long count = 0;
        while (result.next()) {
            if (count == limits.rows() || fingerprint.bytes() >= limits.bytes()) {
                return new Tally(count, true, Runs.since(began), fingerprint.hex());
            }
            var row = cells.row();
            fingerprint.row(row);
            rows.row(row);
            count++;
        }
        return new Tally(count, false, Runs.since(began), fingerprint.hex());
    }
}
