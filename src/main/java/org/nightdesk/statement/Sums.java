package org.nightdesk.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as people read them. */
final class Sums {

    private Sums() {}

    /** {@code 1,250.50}. */
    static String plain(BigDecimal amount, int decimals) {
        return String.format(
                Locale.ENGLISH, "%,." + decimals + "f", amount.setScale(decimals, RoundingMode.UNNECESSARY));
    }
}
