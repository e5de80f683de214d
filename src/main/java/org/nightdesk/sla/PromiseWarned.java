package org.nightdesk.sla;

import java.time.Instant;

/**
 * A share of a promise's time is used up; 100 is all of it: it is late. {@code began} is when this round of the promise did.
 * {@code wakes}: by the agreement somebody is to be woken.
 */
public record PromiseWarned(
        long ticket, Promise promise, int share, Instant began, Instant due, boolean wakes, Instant at) {

    public boolean isLate() {
        return share == 100;
    }
}
