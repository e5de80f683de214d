package org.nightdesk.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A row as a report gave it; {@code amount} when the source knows it itself, {@code arrived} when it says when it heard of it. {@code mark} is what else the row
 * says, when a date or a reference in it tells it from other rows of its key; empty when nothing does.
 */
public record Usage(
        Key key,
        String unit,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> amount,
        Optional<Instant> arrived,
        String mark) {

    /** Whether another row that says the same would be about the same. */
    public boolean isMarked() {
        return !mark.isEmpty();
    }

    public Usage marked(String mark) {
        return new Usage(key, unit, quantity, amount, arrived, mark);
    }

    /** Without zeros at the end of its numbers: 64 and 64.0 say the same. */
    public Usage plain() {
        return new Usage(
                key,
                unit,
                quantity.map(BigDecimal::stripTrailingZeros),
                amount.map(BigDecimal::stripTrailingZeros),
                arrived,
                mark);
    }
}
