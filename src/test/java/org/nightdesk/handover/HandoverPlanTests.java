package org.nightdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.TestNode;

/** A handover is made when the plan says so, once, and for whom it names. */
class HandoverPlanTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);

    @AfterEach
    void morning() {
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
    }

    @Test
    void isOffUntilALeadSwitchesItOn() {
        night.look(node.now());
        assertThat(night.of(night.line)).isEmpty();
        Browser lead = night.browser(night.aoife);
        assertThat(lead.get(HandoverPages.PATH).body()).contains("Off until a lead switches it on.");
        lead.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", night.team.text());
        night.look(node.now());
        assertThat(night.of(night.line)).hasSize(1);
        night.untilTheChange();
        lead.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", "");
        assertThat(night.called(night.page())).as("Bob is relieved").containsExactly("Dora");
    }

    @Test
    void isOverWhenTheNextShiftBegins() {
        night.kept();
        night.untilTheChange();
        Handover first = night.handover();
        night.look(night.change.plus(Duration.ofHours(24)));
        Handover second = night.handover();
        assertThat(second.leaving()).containsExactly(night.dora.id());
        assertThat(second.coming()).containsExactly(night.bob.id());
        assertThat(node.bean(Handovers.class)
                        .handover(first.id(), Viewer.system())
                        .state())
                .isEqualTo(State.LAPSED);
    }

    @Test
    void followsThePlanUntilItIsAccepted() {
        night.kept();
        assertThat(night.handover().coming()).containsExactly(night.dora.id());
        replace(night.dora.id(), night.finn.id(), night.change, night.change.plus(Duration.ofHours(2)));
        night.later(Duration.ofMinutes(1));
        assertThat(night.of(night.line)).hasSize(1);
        assertThat(night.handover().coming()).containsExactly(night.finn.id());
        assertThat(night.browser(night.finn).get(night.path()).statusCode())
                .as("he takes over now")
                .isEqualTo(200);

        replace(night.finn.id(), night.bob.id(), night.change, night.change.plus(Duration.ofHours(2)));
        night.later(Duration.ofMinutes(1));
        assertThat(night.of(night.line)).as("Bob stays").isEmpty();
        night.untilTheChange();
        assertThat(night.called(night.page())).containsExactly("Bob");
    }

    @Test
    void isAtTheSameTimeOnTheNightOfAClockChange() {
        Instant turn = Instant.parse("2027-03-27T09:00:00Z");
        ScheduleId dublin = night.schedule(turn, "Europe/Dublin", night.bob, night.dora);
        node.bean(Keeping.class).on(new Setting(dublin, night.team), Viewer.system(), node.now());
        Instant inSummer = Instant.parse("2027-03-28T08:00:00Z");
        night.look(inSummer.minus(Duration.ofMinutes(31)));
        assertThat(night.of(dublin)).isEmpty();
        night.look(inSummer.minus(Duration.ofMinutes(30)));
        Handover made = night.of(dublin).getFirst();
        assertThat(made.changeAt()).isEqualTo(inSummer);
        assertThat(made.beganAt()).as("23 hours before").isEqualTo(turn);
        assertThat(made.leaving()).containsExactly(night.dora.id());
        node.bean(Keeping.class).off(dublin, Viewer.system(), node.now());
    }

    @Test
    void twoNodesMakeOne() throws InterruptedException {
        try (TestNode other = TestNode.on(node.database(), node.clock())) {
            node.bean(Keeping.class).on(new Setting(night.line, night.team), Viewer.system(), node.now());
            Thread there =
                    Thread.ofPlatform().start(() -> other.bean(Watch.class).runDue(node.now()));
            night.look(node.now());
            there.join();
            other.bean(Watch.class).runDue(node.now().plus(Duration.ofMinutes(2)));
            assertThat(night.of(night.line)).hasSize(1);
            assertThat(verbs()).containsExactly("begun");

            Instant late = night.change.plus(Watch.PATIENCE);
            for (TestNode one : List.of(other, node, other)) {
                while (one.bean(LeadAlarm.class).runDue(late) > 0) {
                    // each in its turn
                }
            }
            assertThat(verbs()).containsExactly("begun", "lead-paged");
        }
    }

    private void replace(PersonId gone, PersonId person, Instant from, Instant until) {
        node.bean(Schedules.class)
                .override(
                        new OverrideDraft(
                                night.line,
                                ShiftOverride.Kind.REPLACE,
                                Optional.of(person),
                                Optional.of(gone),
                                from,
                                until,
                                ""),
                        Viewer.system(),
                        node.now());
    }

    private List<String> verbs() {
        return node
                .bean(org.nightdesk.timeline.Timeline.class)
                .of(night.handover().id().subject(), Viewer.system())
                .stream()
                .map(recorded -> recorded.entry().verb())
                .toList();
    }
}
