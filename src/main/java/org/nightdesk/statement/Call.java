package org.nightdesk.statement;

import java.time.Instant;
import java.util.Optional;

/**
 * One call to whoever invoices: the {@code tries}-th time, {@code repeat} when an earlier one may have arrived. It says that its run takes the place of {@code replaces};
 * {@code overtaken} when a later version of the month is to be sent, or was.
 */
record Call(
        long id,
        long run,
        Optional<Long> replaces,
        String address,
        String state,
        String reason,
        int tries,
        boolean repeat,
        boolean overtaken,
        Instant madeAt) {

    boolean isOver() {
        return switch (state) {
            case "waiting", "sending" -> false;
            default -> true;
        };
    }

    /** Whether it brought its run there, or still may. */
    boolean stands() {
        return !isOver() || state.equals("sent");
    }
}
