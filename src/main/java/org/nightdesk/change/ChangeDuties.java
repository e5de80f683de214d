package org.nightdesk.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** For the next shift: changes of the last hours, those that go on, and those of the hours to come; of many those nearest to now. */
@Component
class ChangeDuties implements Duties {

    private static final Duration LATELY = Duration.ofHours(12);
    private final Changes changes;

    ChangeDuties(Changes changes) {
        this.changes = changes;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        Instant end = until.isAfter(now) ? until : now;
        return changes.between(now.minus(LATELY), end.plusNanos(1_000)).stream()
                .sorted(Comparator.comparing(
                        change -> Duration.between(now, at(change)).abs()))
                .limit(MOST_AND_ONE)
                .sorted(Comparator.comparing(ChangeDuties::at))
                .map(change -> new Duty(
                        "Change: " + change.title(),
                        change.state().said() + (change.result().isEmpty() ? "" : ": " + change.result()),
                        ChangePages.path(change.id()),
                        at(change)))
                .toList();
    }

    private static Instant at(Change change) {
        return change.ended()
                .or(change::started)
                .or(() -> change.planned().map(Slot::from))
                .orElseThrow();
    }
}
