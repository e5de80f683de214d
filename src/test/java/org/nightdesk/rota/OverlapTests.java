package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Rotation.Unit;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** Two overrides that overlap either agree or the second is refused; what was given may be handed on. */
class OverlapTests {

    private static final Instant NIGHT = Instant.parse("2026-11-20T22:00:00Z");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final PersonId alice = cast.alice().id();
    private final PersonId bob = cast.bob().id();
    private final PersonId dana =
            cast.staff("Dana", Role.RESPONDER, "Europe/Dublin").id();
    private final ScheduleId line = line();

    @Test
    void theSamePlaceIsNotGivenTwice() {
        replace(alice, bob, 0, 6);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> replace(alice, dana, 4, 8))
                .withMessage("There is an override already: Bob instead of Alice, Fri 20 Nov 22:00 to Sat 21 Nov 04:00"
                        + " (Europe/Dublin). Put yours instead of Bob, or take that one back first.");
        assertThat(replace(alice, dana, 6, 8)).as("after it").isNotNull();
        assertThat(onCall(5)).containsExactly(bob);
        assertThat(onCall(7)).containsExactly(dana);
    }

    @Test
    void whatWasGivenIsHandedOnAndBack() {
        replace(alice, bob, 0, 6);
        replace(bob, dana, 1, 5);
        replace(dana, alice, 2, 4);

        assertThat(onCall(0)).containsExactly(bob);
        assertThat(onCall(1)).containsExactly(dana);
        assertThat(onCall(3)).containsExactly(alice);
        assertThat(replace(alice, dana, 3, 4)).as("and given once more").isNotNull();
        assertThat(onCall(3)).containsExactly(dana);
    }

    @Test
    void whoStepsInForEverybodyPushesNobodyAsideUnseen() {
        replace(alice, bob, 0, 6);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> override(Kind.REPLACE, dana, null, 5, 8))
                .withMessageContaining("Bob instead of Alice");
        override(Kind.REPLACE, dana, null, 6, 8);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> replace(alice, bob, 7, 9))
                .withMessageContaining("Dana instead of whoever is on call");
    }

    @Test
    void onAndOffContradictEachOther() {
        override(Kind.REMOVE, null, alice, 0, 6);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> override(Kind.ADD, alice, null, 1, 2))
                .withMessageContaining("Alice is off")
                .withMessageContaining("Take that one back first");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> replace(alice, bob, 1, 2));
        override(Kind.REPLACE, bob, null, 0, 6);
        assertThat(onCall(3)).as("the gap is filled").containsExactly(bob);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> override(Kind.REMOVE, null, bob, 2, 3))
                .withMessageContaining("Bob instead of whoever is on call");
        assertThat(override(Kind.ADD, dana, null, 2, 3)).isNotNull();
    }

    @Test
    void theSameTwiceIsOne() {
        ShiftOverride first = replace(alice, bob, 0, 6);
        ShiftOverride again = replace(alice, bob, 0, 6);

        assertThat(again).isEqualTo(first);
        assertThat(node.bean(Timeline.class).of(line.subject(), Viewer.system()))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly("created", "overridden");
    }

    @Test
    void ofTwoAtTheSameMomentOneIsRefused() throws Exception {
        List<PersonId> all = List.of(
                bob,
                dana,
                cast.staff("Emil", Role.RESPONDER, "Europe/Dublin").id(),
                cast.staff("Finn", Role.RESPONDER, "Europe/Dublin").id());
        List<Boolean> made = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries =
                    all.stream().<Callable<Boolean>>map(who -> () -> tries(who)).toList();
            for (Future<Boolean> one : together.invokeAll(tries)) {
                made.add(one.get());
            }
        }

        assertThat(made).containsOnlyOnce(true);
        assertThat(schedules.overrides(line, NIGHT, NIGHT.plus(Duration.ofHours(6))))
                .hasSize(1);
    }

    private boolean tries(PersonId who) {
        try {
            replace(alice, who, 0, 6);
            return true;
        } catch (Refused late) {
            return false;
        }
    }

    private List<PersonId> onCall(int hour) {
        return schedules.onCall(line, NIGHT.plus(Duration.ofHours(hour)));
    }

    private ShiftOverride replace(PersonId away, PersonId cover, int from, int until) {
        return override(Kind.REPLACE, cover, away, from, until);
    }

    private ShiftOverride override(
            Kind kind, @Nullable PersonId person, @Nullable PersonId replaces, int from, int until) {
        return schedules.override(
                new OverrideDraft(
                        line,
                        kind,
                        Optional.ofNullable(person),
                        Optional.ofNullable(replaces),
                        NIGHT.plus(Duration.ofHours(from)),
                        NIGHT.plus(Duration.ofHours(until)),
                        ""),
                Viewer.system(),
                node.now());
    }

    private ScheduleId line() {
        Layer alone = RosterCast.turns(RosterCast.every(1, Unit.WEEKS, "2026-11-16T09:00"), alice);
        return schedules
                .create(
                        new ScheduleDraft(
                                "First line " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of(alone)),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
