package org.nightdesk.absence;

import java.time.Instant;
import java.util.List;
import org.nightdesk.board.Uncovered;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Shows on the lanes whose shifts wait for somebody, because they are away. */
@Component
class AwayOnLanes implements Uncovered {

    private final Conflicts conflicts;

    AwayOnLanes(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public List<Shift> of(List<Shift> shifts, Span span, Instant now) {
        return span.until().isAfter(now)
                ? conflicts.away(shifts, span).stream()
                        .filter(part -> part.until().isAfter(now))
                        .toList()
                : List.of();
    }
}
