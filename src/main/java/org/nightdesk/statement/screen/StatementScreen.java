package org.nightdesk.statement.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one customer owes, on paper. */
public record StatementScreen(
        String back,
        String csv,
        String bill,
        String customer,
        String month,
        int version,
        String currency,
        Optional<Instant> signedAt,
        List<Line> lines,
        List<Line> adjustments,
        String usage,
        String total,
        String since,
        String sha256) {

    /** A line; an adjustment has neither quantity nor price. */
    public record Line(String what, String quantity, String price, String amount) {}
}
