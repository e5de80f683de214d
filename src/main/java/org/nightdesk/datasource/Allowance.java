package org.nightdesk.datasource;

import java.time.Duration;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Refused;

/**
 * What a run may take of a source: {@code seconds} that its database works, rows and megabytes of a result, how many run at once of one
 * person and of all.
 */
public record Allowance(int seconds, long rows, int megabytes, int each, int here) {

    static final Allowance USUAL = new Allowance(30, 1_000_000, 500, 2, 5);

    private static final int MOST_SECONDS = 900;
    private static final int MOST_ROWS = 100_000_000;
    private static final int MOST_MEGABYTES = 100_000;
    private static final int MOST_AT_ONCE = 100;

    /** Where no cost is estimated before a run, so much less of it is let through. */
    private static final int UNESTIMATED_SECONDS = 60;

    private static final int UNESTIMATED_ROWS = 100_000;

    public Duration time() {
        return Duration.ofSeconds(seconds);
    }

    public long bytes() {
        return megabytes * 1_000_000L;
    }

    Allowance checked() {
        check("seconds", seconds, MOST_SECONDS);
        check("rows", rows, MOST_ROWS);
        check("megabytes", megabytes, MOST_MEGABYTES);
        check("each", each, MOST_AT_ONCE);
        check("here", here, MOST_AT_ONCE);
        return this;
    }

    /** Refused when it is more than may be taken of a {@code product} that estimates nothing. */
    void checkUnestimated(String product) {
        if (seconds > UNESTIMATED_SECONDS) {
            throw Refused.invalid(
                    "seconds", "On %s no cost is estimated: write at most 60 seconds.".formatted(product));
        }
        if (rows > UNESTIMATED_ROWS) {
            throw Refused.invalid("rows", "On %s no cost is estimated: write at most 100,000 rows.".formatted(product));
        }
    }

    /** What is usual for a product. */
    static Allowance usual(Product product) {
        return product.isProven() ? USUAL : new Allowance(USUAL.seconds, UNESTIMATED_ROWS, 100, 1, 2);
    }

    private static void check(String field, long value, int most) {
        if (value < 1 || value > most) {
            throw Refused.invalid(field, "Write a number from 1 to %,d.".formatted(most));
        }
    }
}
