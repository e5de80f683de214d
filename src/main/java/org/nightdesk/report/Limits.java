package org.nightdesk.report;

import org.nightdesk.datasource.Allowance;

/** How much of a result is taken: for a screen, a sheet, and a file. What its source allows comes before. */
record Limits(long rows, long bytes) {

    static final Limits SCREEN = new Limits(1_000, 5_000_000);

    /** Just what it is, and no row of it. */
    static final Limits NONE = new Limits(0, 0);

    /** A little fewer rows than a sheet holds. */
    static final Limits SHEET = new Limits(1_000_000, Long.MAX_VALUE);

    /** As much as the source allows. */
    static final Limits FILE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);

    Limits within(Allowance allowance) {
        return new Limits(Math.min(rows, allowance.rows()), Math.min(bytes, allowance.bytes()));
    }
}
