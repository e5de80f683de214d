package org.nightdesk.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** How each line is rounded, said once for a definition. {@code up} is away from zero, {@code down} towards it. */
public enum Rounding {
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN),
    UP(RoundingMode.UP),
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** With exactly so many decimals. */
    public BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, mode);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refused when the word is none. */
    public static Rounding of(String word) {
        for (Rounding rounding : values()) {
            if (rounding.word().equals(word)) {
                return rounding;
            }
        }
        throw Refused.invalid("rounding", "Choose half-up, half-even, up or down.");
    }
}
