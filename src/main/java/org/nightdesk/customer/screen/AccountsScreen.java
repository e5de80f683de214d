package org.nightdesk.customer.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.ClockFace;

/** The customers somebody looks after. {@code more}: not all tickets are shown; {@code staff}: may open them. */
public record AccountsScreen(List<Account> accounts, boolean more, boolean staff) {

    /** One customer: what is open, by what falls due first; what was resolved lately; what was promised. */
    public record Account(String id, String name, List<Line> open, List<Line> over, List<Promised> promises) {

        public boolean isQuiet() {
            return open.isEmpty() && over.isEmpty() && promises.isEmpty();
        }
    }

    /** One ticket and those of its clocks that run. */
    public record Line(
            String number, String title, int priority, String state, Instant changedAt, List<ClockFace> due) {}

    /** What is still to be kept. */
    public record Promised(String what, String keeper, ClockFace clock) {}
}
