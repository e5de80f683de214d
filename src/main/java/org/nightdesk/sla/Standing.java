package org.nightdesk.sla;

import java.util.List;
import java.util.Optional;

/**
 * How the promises for a ticket stand: each clock, what it waits for, by whose words, and by which version of which calendar. {@code
 * recomputing}: lists that are sorted by due time do not know it yet.
 */
public record Standing(
        List<Strip> strips,
        Optional<Wait> waiting,
        String agreement,
        String calendar,
        int calendarVersion,
        boolean recomputing) {

    public static final Standing NOTHING = new Standing(List.of(), Optional.empty(), "", "", 0, false);

    /** The clock that falls due first; empty when none runs. */
    public Optional<Strip> next() {
        return Reckoner.next(strips);
    }
}
