package org.nightdesk.chore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Chores of the coming day, for home: to their owners, and once they are missed to their deputies too. */
@Component
class ChoreNeeds implements NeedsMe {

    private static final Duration NEAR = Duration.ofDays(1);
    private static final int FEW = 10;

    private final TurnStore turns;
    private final ChoreStore store;

    ChoreNeeds(TurnStore turns, ChoreStore store) {
        this.turns = turns;
        this.store = store;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return !viewer.actor().isPerson()
                ? List.of()
                : turns.due(new PersonId(viewer.actor().id()), now.plus(NEAR), FEW).stream()
                        .flatMap(turn -> store.find(turn.chore()).stream().map(chore -> need(chore, turn)))
                        .toList();
    }

    private static Need need(Chore chore, Turn turn) {
        return new Need(
                chore.name(),
                (turn.missedAt().isPresent() ? "Missed, for " : "For ") + chore.forWhom(),
                ChorePages.path(chore),
                Optional.of(turn.dueAt()));
    }
}
