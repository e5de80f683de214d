package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.recovery.RecoveryDrill.State;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Drills that one leads and that come near, drills that one may sign, and what earlier ones taught. */
@Component
class RecoveryNeeds implements NeedsMe {

    private static final Duration NEAR = Duration.ofDays(7);
    private static final int FEW = 10;

    private final RecoveryStore store;
    private final RecoveryScreens screens;

    RecoveryNeeds(RecoveryStore store, RecoveryScreens screens) {
        this.store = store;
        this.screens = screens;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        LocalDate until = LocalDate.ofInstant(now.plus(NEAR), ZoneOffset.UTC);
        Stream<Need> mine = store.open(until).stream().flatMap(drill -> need(drill, viewer).stream());
        Stream<Need> taught = store.findingsOf(new PersonId(viewer.actor().id()), FEW).stream()
                .map(one -> new Need(
                        one.text(),
                        "From a recovery drill",
                        RecoveryPages.PATH + "/" + one.drill(),
                        Optional.of(one.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant())));
        return Stream.concat(mine, taught).limit(FEW).toList();
    }

    private Optional<Need> need(RecoveryDrill drill, Viewer viewer) {
        boolean leads = RecoveryDrills.isLed(drill, viewer);
        if (leads && (drill.state() == State.PLANNED || drill.state() == State.RUNNING)) {
            return Optional.of(need(drill, "Recovery drill: " + screens.name(drill), Optional.of(drill.plannedOn())));
        }
        if (!leads && viewer.may(Role.LEAD) && drill.endedAt().isPresent()) {
            return Optional.of(need(drill, "Sign the recovery drill: " + screens.name(drill), Optional.empty()));
        }
        return Optional.empty();
    }

    private static Need need(RecoveryDrill drill, String what, Optional<LocalDate> on) {
        return new Need(
                what,
                drill.scenario(),
                RecoveryPages.path(drill),
                on.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
