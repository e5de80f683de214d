package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.duty.Duties;
import org.nightdesk.duty.Duties.Duty;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is no ticket and the next shift must know: what was not done, and what falls due before it ends. Whoever knows such things is asked. */
@Component
class ShiftDuties {

    /** Of a longer shift its first week: what comes later is told when it is nearer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** What is said where there are more. */
    static final String MORE = "Of each kind " + Duties.MOST
            + " duties stand here at most. There are more: look through their own lists too.";

    private final Schedules schedules;
    private final ObjectProvider<Duties> all;

    ShiftDuties(Schedules schedules, ObjectProvider<Duties> all) {
        this.schedules = schedules;
        this.all = all;
    }

    /** {@code more}: of some kind there are more than stand here. */
    record Owed(List<Duty> duties, boolean more) {}

    /** Soonest first, without what the situation tells already. */
    Owed of(Handover handover, Situation situation, Viewer viewer, Instant now) {
        Set<PersonId> people = new LinkedHashSet<>(handover.leaving());
        people.addAll(handover.coming());
        Instant until = until(handover);
        List<List<Duty>> kinds =
                all.stream().map(one -> one.of(people, until, viewer, now)).toList();
        return new Owed(
                kinds.stream()
                        .flatMap(kind -> kind.stream().limit(Duties.MOST))
                        .filter(duty -> !situation.tells(duty.what(), duty.path()))
                        .sorted(Comparator.comparing(Duty::at).thenComparing(Duty::what))
                        .toList(),
                kinds.stream().anyMatch(kind -> kind.size() > Duties.MOST));
    }

    /** When the last of those who come goes off call again. */
    private Instant until(Handover handover) {
        Instant change = handover.changeAt();
        return schedules.shifts(handover.scheduleId(), change, change.plus(LONGEST)).stream()
                .filter(shift -> handover.coming().contains(shift.person())
                        && !shift.from().isAfter(change))
                .map(Shift::until)
                .max(Comparator.naturalOrder())
                .orElse(change);
    }
}
