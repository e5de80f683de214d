package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.escalation.Place;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Step;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Subject;

/**
 * One call for help about one subject, with the steps it began with. {@code place} is where it stands in them. {@code answer} is the last one, also when it was given back or the page is over. {@code dueAt} is when the engine decides next; null when it waits for nothing. A {@code test} counts in no figure. {@code held}: maintenance makes it wait, and nobody has been called.
 */
public record Page(
        PageId id,
        Subject subject,
        Optional<PolicyId> policy,
        String policyName,
        List<Step> steps,
        int repeat,
        String title,
        String detail,
        int priority,
        String service,
        PageState state,
        Place place,
        Optional<PageState.Acknowledged> answer,
        Instant startedAt,
        @Nullable Instant dueAt,
        boolean test,
        Optional<Held> held) {

    /** Until the maintenance, or the silence if {@code silenced}, ends, which may still be moved; {@code reason} is what is done, or why. */
    public record Held(Instant until, String reason, boolean silenced) {

        /** A sentence. */
        public String words() {
            return silenced ? "Held by a silence." : "Held by maintenance.";
        }
    }

    /** How many steps of this round have been called. */
    public int step() {
        return place.step();
    }

    public int round() {
        return place.round();
    }

    /** Refused with why it ended. */
    void refuseWhenOver() {
        if (state instanceof PageState.Stopped over) {
            throw Refused.conflict("This page is over: " + over.reason() + ".");
        }
    }
}
