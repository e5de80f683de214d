package org.nightdesk.report;

/** How much of a result is taken: for a screen, and for a file. */
record Limits(long rows, long bytes) {

    static final Limits SCREEN = new Limits(1_000, 5_000_000);

    /** A little fewer rows than a sheet holds. */
    static final Limits FILE = new Limits(1_000_000, 500_000_000);
}
