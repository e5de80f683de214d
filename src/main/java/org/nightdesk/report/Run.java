package org.nightdesk.report;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.datasource.Sources;

/**
 * One time that a report ran. {@code asOf} is the database's own time when its transaction began; {@code truncated}: there were more rows than
 * {@code rows}; {@code unmasked}: personal columns were shown; {@code reason} says why it did not end well.
 */
record Run(
        long id,
        long report,
        int version,
        String by,
        String format,
        String arguments,
        String state,
        Instant startedAt,
        Optional<Instant> asOf,
        long rows,
        boolean truncated,
        long millis,
        String sha256,
        boolean unmasked,
        String reason) {

    boolean isRunning() {
        return state.equals("running");
    }

    /** Somebody may read it slowly. */
    boolean isFile() {
        return !format.equals("screen");
    }

    /** What the database's list of activity calls its connection. */
    String connection() {
        return connection(id);
    }

    static String connection(long id) {
        return Sources.RUN + id;
    }

    /** {@code 1 row}, {@code 12 rows}. */
    String counted() {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
