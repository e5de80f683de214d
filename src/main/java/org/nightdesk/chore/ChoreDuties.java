package org.nightdesk.chore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.chore.TurnStore.Owed;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Chores that were not done, and those of the shift to come: of those who own them or stand in. */
@Component
class ChoreDuties implements Duties {

    private final TurnStore turns;
    private final People names;

    ChoreDuties(TurnStore turns, People names) {
        this.turns = turns;
        this.names = names;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        if (people.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        List<Owed> owed = turns.owed(people, until, MOST_AND_ONE);
        Map<PersonId, String> owners = owed.isEmpty()
                ? Map.of()
                : names.names(owed.stream().map(Owed::owner).distinct().toList());
        return owed.stream()
                .map(one -> new Duty(
                        one.name(),
                        "Chore of " + owners.getOrDefault(one.owner(), "somebody who left")
                                + (one.forWhom().isBlank() ? "" : ", for " + one.forWhom()),
                        ChorePages.PATH + "/" + one.chore(),
                        one.dueAt()))
                .toList();
    }
}
