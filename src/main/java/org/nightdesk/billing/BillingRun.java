package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.nightdesk.rating.Bridge;
import org.nightdesk.subject.NotFound;

/** One version of a month: computed, kept, never changed. {@code signed} says by whom and when it was signed off. */
record BillingRun(
        long id,
        long definition,
        int definitionVersion,
        YearMonth month,
        int number,
        Optional<Long> previous,
        Instant asOf,
        int lines,
        BigDecimal usage,
        BigDecimal adjustments,
        Bridge bridge,
        String sha256,
        String by,
        Instant at,
        Optional<Signed> signed) {

    record Signed(String by, Instant at) {}

    BigDecimal total() {
        return bridge.total();
    }

    String text() {
        return "run_" + id;
    }

    static long id(String text) {
        if (!text.matches("run_[1-9][0-9]{0,17}")) {
            throw new NotFound("billing run " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
