package org.nightdesk.execution;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.course.Move;

/** One part of one step at one target, done once. */
record Attempt(
        long id,
        ExecutionId execution,
        Move move,
        int number,
        String hands,
        String state,
        Optional<Instant> due,
        String held,
        int begun,
        Optional<Integer> came,
        String outcome,
        String said,
        String output,
        String by,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt) {

    boolean isOver() {
        return state.equals("ended");
    }
}
