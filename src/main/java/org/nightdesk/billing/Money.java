package org.nightdesk.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** An exact amount as people read it: {@code 1,250.50 EUR}. */
record Money(BigDecimal amount, String currency, int decimals) {

    @Override
    public String toString() {
        return number() + " " + currency;
    }

    /** Without its currency, for columns. */
    String number() {
        return String.format(
                Locale.ENGLISH, "%,." + decimals + "f", amount.setScale(decimals, RoundingMode.UNNECESSARY));
    }

    /** With a plus when it is one. */
    String change() {
        return (amount.signum() > 0 ? "+" : "") + number();
    }
}
