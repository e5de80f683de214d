package org.nightdesk.swap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
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
        List<Swap> asked = swaps.coming(now).stream()
                .filter(swap -> swap.state() == State.ASKED && swap.taker().equals(me))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<ScheduleId, String> names = schedules.names();
        Map<PersonId, String> owners =
                people.names(asked.stream().map(Swap::owner).distinct().toList());
        return asked.stream().map(swap -> need(swap, owners, names)).toList();
    }

    private static Need need(Swap swap, Map<PersonId, String> owners, Map<ScheduleId, String> names) {
        return new Need(
                "Say whether you take a shift of " + owners.getOrDefault(swap.owner(), "Somebody who left") + "’s",
                names.getOrDefault(swap.schedule(), ""),
                SwapPages.PATH,
                Optional.of(swap.span().from()));
    }
}
