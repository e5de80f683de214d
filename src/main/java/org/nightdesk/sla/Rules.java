package org.nightdesk.sla;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.subject.Refused;

/**
 * How the clocks of an agreement go. Next update and resolution stand still while a ticket waits on one of {@code pausedBy};
 * the first reply never does. {@code updatesWhenAsked}: an update is owed for each time the customer writes, otherwise at
 * least so often as its target says. {@code takenIsReply}: taking a ticket is its first reply. {@code workaroundResolves}: a
 * workaround ends the resolution clock. {@code warnAt} are shares of a target in percent, 1 to 99, rising; {@code nudgeHours}
 * are open hours after which, again and again, somebody is reminded of what a ticket waits for; without a number never. {@code
 * pagesUpTo}: what is late wakes somebody by the service's policy when the priority is at least this pressing, 0 for never.
 */
record Rules(
        Set<Waiting> pausedBy,
        boolean updatesWhenAsked,
        boolean takenIsReply,
        boolean workaroundResolves,
        List<Integer> warnAt,
        Map<Waiting, Integer> nudgeHours,
        int pagesUpTo) {

    static final Rules USUAL = new Rules(
            Set.of(Waiting.CUSTOMER, Waiting.CHANGE),
            false,
            true,
            true,
            List.of(75, 90),
            Map.of(Waiting.CUSTOMER, 16, Waiting.DEVELOPER, 8, Waiting.VENDOR, 8, Waiting.CHANGE, 40),
            1);

    Rules {
        pausedBy = Set.copyOf(pausedBy);
        warnAt = warnAt.stream().distinct().sorted().toList();
        if (warnAt.size() > 5 || warnAt.stream().anyMatch(share -> share < 1 || share > 99)) {
            throw Refused.invalid(
                    "warnAt", "Warn at up to five shares of the time, 1 to 99 percent, such as 75 and 90.");
        }
        nudgeHours = Map.copyOf(nudgeHours);
        if (nudgeHours.values().stream().anyMatch(hours -> hours < 1 || hours > 1000)) {
            throw Refused.invalid("nudgeHours", "Remind after 1 to 1,000 open hours; leave it out for never.");
        }
        if (pagesUpTo < 0 || pagesUpTo > 5) {
            throw Refused.invalid("pagesUpTo", "Wake somebody for priorities up to 1 to 5; 0 is never.");
        }
    }

    boolean pauses(Waiting on) {
        return pausedBy.contains(on);
    }
}
