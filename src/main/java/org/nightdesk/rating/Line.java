package org.nightdesk.rating;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one customer owes for one thing. {@code quantity} is empty when the source gives amounts only; {@code price} how it was priced, empty when the source
 * gave the amount, or nothing did; {@code late} is the part of the amount that nobody could know when the version before was made; {@code pieces} how
 * many rows it is made of, {@code repeated} how many of them another seems to have said already: where rows tell when they {@code arrived} those equal in
 * all, else all but one.
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
}
