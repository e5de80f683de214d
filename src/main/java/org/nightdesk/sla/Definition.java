package org.nightdesk.sla;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** What an agreement says, as it is kept; {@link #rules} explains the rest. Waits are named by {@link Waiting#word}. */
public record Definition(
        List<Target> targets,
        List<String> pausedBy,
        boolean updatesWhenAsked,
        boolean takenIsReply,
        boolean workaroundResolves,
        List<Integer> warnAt,
        Map<String, Integer> nudgeHours,
        int pagesUpTo,
        Matrix matrix) {

    private static final int LOWEST_PRIORITY = 5;
    private static final int A_YEAR = 525_600;

    public Definition {
        targets = List.copyOf(targets);
        pausedBy = List.copyOf(pausedBy);
        warnAt = List.copyOf(warnAt);
        nudgeHours = Map.copyOf(nudgeHours);
    }

    /** What most agree on, with these targets. */
    public static Definition usual(List<Target> targets) {
        Rules usual = Rules.USUAL;
        Map<String, Integer> nudges = usual.nudgeHours().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().word(), Map.Entry::getValue));
        return new Definition(
                targets,
                usual.pausedBy().stream().map(Waiting::word).sorted().toList(),
                usual.updatesWhenAsked(),
                usual.takenIsReply(),
                usual.workaroundResolves(),
                usual.warnAt(),
                nudges,
                usual.pagesUpTo(),
                Matrix.USUAL);
    }

    Rules rules() {
        Set<Waiting> pausing = pausedBy.stream().map(Waiting::of).collect(Collectors.toSet());
        Map<Waiting, Integer> nudges = nudgeHours.entrySet().stream()
                .collect(Collectors.toMap(each -> Waiting.of(each.getKey()), Map.Entry::getValue));
        return new Rules(pausing, updatesWhenAsked, takenIsReply, workaroundResolves, warnAt, nudges, pagesUpTo);
    }

    /** Refuses what cannot be promised; {@code calendars} are those there are. */
    void check(Set<Long> calendars) {
        rules();
        Set<Integer> seen = new HashSet<>();
        for (Target target : targets) {
            if (target.priority() < 1 || target.priority() > LOWEST_PRIORITY || !seen.add(target.priority())) {
                throw Refused.invalid("targets", "Give each priority from P1 to P5 its targets at most once.");
            }
            if (!calendars.contains(target.calendar())) {
                throw Refused.invalid("targets", "There is no such calendar for P" + target.priority() + ".");
            }
            if (target.promises().values().stream()
                    .anyMatch(span -> span.toMinutes() < 1 || span.toMinutes() > A_YEAR)) {
                throw Refused.invalid("targets", "A target is 1 to 525,600 minutes of open time, or none.");
            }
        }
    }
}
