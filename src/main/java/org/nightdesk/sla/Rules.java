package org.nightdesk.sla;

import java.util.List;
import java.util.Set;
import org.nightdesk.subject.Refused;

/**
 * How the clocks of an agreement go. Next update and resolution stand still while a ticket waits on one of {@code pausedBy};
 * the first reply never does. {@code updatesWhenAsked}: an update is owed for each time the customer writes, otherwise at
 * least so often as its target says. {@code takenIsReply}: taking a ticket is its first reply. {@code workaroundResolves}: a
 * workaround ends the resolution clock. {@code warnAt} are shares of a target in percent, 1 to 99, rising; {@code nudgeHours}
 * are open hours after which somebody is reminded of what a ticket waits for, 0 for never.
 */
record Rules(
        Set<Waiting> pausedBy,
        boolean updatesWhenAsked,
        boolean takenIsReply,
        boolean workaroundResolves,
        List<Integer> warnAt,
        int nudgeHours) {

    static final Rules USUAL =
            new Rules(Set.of(Waiting.CUSTOMER, Waiting.CHANGE), false, true, true, List.of(75, 90), 16);

    Rules {
        pausedBy = Set.copyOf(pausedBy);
        warnAt = warnAt.stream().distinct().sorted().toList();
        if (warnAt.size() > 5 || warnAt.stream().anyMatch(share -> share < 1 || share > 99)) {
            throw Refused.invalid(
                    "warnAt", "Warn at up to five shares of the time, 1 to 99 percent, such as 75 and 90.");
        }
        if (nudgeHours < 0 || nudgeHours > 1000) {
            throw Refused.invalid("nudgeHours", "Remind after 1 to 1,000 open hours; 0 is never.");
        }
    }

    boolean pauses(Waiting on) {
        return pausedBy.contains(on);
    }
}
