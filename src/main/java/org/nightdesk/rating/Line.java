package org.nightdesk.rating;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What one customer owes for one thing. {@code quantity} is empty when the source gives amounts only; {@code price} how it was priced, empty when the source
 * gave the amount, or nothing did; {@code late} is the part of the amount that nobody could know when the version before was made; {@code pieces} how
 * many rows it is made of, {@code repeated} how many of them, told apart by a date or a reference, say what another has said already.
 */
public record Line(
        Key key,
        Optional<BigDecimal> quantity,
        String unit,
        String price,
        BigDecimal amount,
        BigDecimal late,
        int pieces,
        int repeated) {

    /** Without zeros at its end; empty when there is none. */
    public String plainQuantity() {
        return quantity.map(value -> value.stripTrailingZeros().toPlainString()).orElse("");
    }

    /** The same as people read it: {@code 838,308.5}. */
    public String spokenQuantity() {
        return quantity.map(BigDecimal::stripTrailingZeros)
                .map(value -> String.format(Locale.ENGLISH, "%,." + Math.max(0, value.scale()) + "f", value))
                .orElse("");
    }
}
