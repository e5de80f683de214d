package org.nightdesk.dialect;

import java.util.EnumSet;
import java.util.Set;

/** What a column holds. What no sheet has a type for is text. */
public enum Kind {
    WHOLE,
    DECIMAL,
    TRUTH,
    DAY,
    LOCAL_MOMENT,
    MOMENT,
    BYTES,
    TEXT;

    private static final Set<Kind> FIGURES = EnumSet.of(WHOLE, DECIMAL, TRUTH);

    /** Numbers and truths. */
    public boolean isFigure() {
        return FIGURES.contains(this);
    }
}
