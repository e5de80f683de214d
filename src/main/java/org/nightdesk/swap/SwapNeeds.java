package org.nightdesk.swap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Viewer;
import org.nightdesk.swap.Swap.State;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Puts the shifts that are asked of somebody on their home. */
@Component
class SwapNeeds implements NeedsMe {

    private final Swaps swaps;
    private final People people;
    private final Schedules schedules;

    SwapNeeds(Swaps swaps, People people, Schedules schedules) {
        this.swaps = swaps;
        this.people = people;
        this.schedules = schedules;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson()) {
            return List.of();
        }
        Optional<PersonId> me = Optional.of(new PersonId(viewer.actor().id()));
        return swaps.coming(now).stream()
                .filter(swap -> swap.state() == State.ASKED && swap.taker().equals(me))
                .map(this::need)
                .toList();
    }

    private Need need(Swap swap) {
        String owner = people.find(swap.owner()).map(Person::name).orElse("Somebody who left");
        return new Need(
                "Say whether you take a shift of " + owner + "’s",
                schedules.names().getOrDefault(swap.schedule(), ""),
                SwapPages.PATH,
                Optional.of(swap.span().from()));
    }
}
