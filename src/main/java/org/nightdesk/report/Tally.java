package org.nightdesk.report;

/** What a result came to; {@code truncated}: there was at least one row more. */
record Tally(long rows, boolean truncated, long millis, String sha256) {

    static Tally none(long millis) {
        return new Tally(0, false, millis, "");
    }
}
