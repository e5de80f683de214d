package org.nightdesk.report;

import java.time.Instant;

/** What a report asked from then on; never changed. */
record Version(int number, String sql, String parameters, String by, Instant at) {

    /** Before there was any. */
    static final Version NONE = new Version(0, "", "", "", Instant.EPOCH);
}
