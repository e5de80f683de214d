package org.nightdesk.board;

import java.time.Instant;
import java.util.List;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;

/** Knows in which parts of shifts whoever is on call will not be there; implemented above, drawn in red on the lanes. */
public interface Uncovered {

    /** Those parts of the shifts, which lie in the span, that are not over at {@code now}, in order. */
    List<Shift> of(List<Shift> shifts, Span span, Instant now);
}
