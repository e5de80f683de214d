package org.nightdesk.timetable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** On home: what somebody else wants begun by the clock and nobody has approved. It stands there until it is dealt with, for until then each of its turns is skipped. */
@Component("runTimetableNeeds")
class TimetableNeeds implements NeedsMe {

    private static final int ALL = 50;

    private final TimetableStore store;
    private final TimetableScreens screens;

    TimetableNeeds(TimetableStore store, TimetableScreens screens) {
        this.store = store;
        this.screens = screens;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return viewer.actor().isPerson() && viewer.may(Role.AGENT)
                ? store.waitingFor(new PersonId(viewer.actor().id()), ALL).stream()
                        .map(this::need)
                        .toList()
                : List.of();
    }

    private Need need(Timetable one) {
        return new Need(
                "By the clock: " + one.title(),
                "Waits for an approval, from " + screens.name(one.author()),
                one.path(),
                Optional.empty());
    }
}
