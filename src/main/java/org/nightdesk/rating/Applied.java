package org.nightdesk.rating;

import java.math.BigDecimal;
import org.nightdesk.adjustment.Adjustment;

/** What became of an adjustment in a run: its amount, or why it counts nothing there. */
public record Applied(Adjustment entry, BigDecimal amount, String why) {

    public boolean applies() {
        return why.isEmpty();
    }
}
