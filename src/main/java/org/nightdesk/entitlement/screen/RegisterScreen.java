package org.nightdesk.entitlement.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who holds what. {@code stuck} is held after its time; {@code found} what a search by holder found, empty without one. */
public record RegisterScreen(List<Line> stuck, List<Line> open, List<Line> waiting, List<Line> found, String holder) {

    /** {@code until} is empty where it does not end by itself. */
    public record Line(
            String path,
            String title,
            String state,
            String tone,
            String beside,
            Instant since,
            Optional<Instant> until) {}

    public boolean isNothing() {
        return stuck.isEmpty() && open.isEmpty() && waiting.isEmpty() && holder.isEmpty();
    }
}
