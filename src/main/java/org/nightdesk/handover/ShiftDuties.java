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

    private static final int MOST = 50;

    private final Schedules schedules;
    private final ObjectProvider<Duties> all;

    ShiftDuties(Schedules schedules, ObjectProvider<Duties> all) {
        this.schedules = schedules;
        this.all = all;
    }

    /** Soonest first. */
    List<Duty> of(Handover handover, Viewer viewer, Instant now) {
        Set<PersonId> people = new LinkedHashSet<>(handover.leaving());
        people.addAll(handover.coming());
        Instant until = until(handover);
        return all.stream()
                .flatMap(one -> one.of(people, until, viewer, now).stream())
                .sorted(Comparator.comparing(Duty::at).thenComparing(Duty::what))
                .limit(MOST)
                .toList();
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
