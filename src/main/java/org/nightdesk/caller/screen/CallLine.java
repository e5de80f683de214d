package org.nightdesk.caller.screen;

import java.time.Instant;

/**
 * A call. {@code who} is the contact and customer, empty when the number is not {@code known}; {@code agent} whom it was for; {@code state} is rings, missed, answered or seen
 * to.
 */
public record CallLine(
        String id,
        String who,
        String number,
        boolean known,
        boolean withheld,
        int open,
        String agent,
        String state,
        Instant at) {

    /** In words, such as {@code Ada, Acme, 3 open tickets}. */
    public String caller() {
        String tickets = !known
                ? ""
                : open == 0 ? ", nothing open" : open == 1 ? ", 1 open ticket" : ", " + open + " open tickets";
        return (who.isEmpty() ? number : who) + tickets;
    }
}
