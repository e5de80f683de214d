package org.nightdesk.adjustment;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What an entry does: a credit takes off, a debit puts on, a correction does either, a waiver takes off whatever its line comes to. */
public enum AdjustmentKind {
    CREDIT,
    DEBIT,
    CORRECTION,
    WAIVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refused when the word is none of the four. */
    public static AdjustmentKind of(String word) {
        for (AdjustmentKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Refused.invalid("kind", "Choose credit, debit, correction or waiver.");
    }
}
