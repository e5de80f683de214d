package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Checkup.Finding;
import org.nightdesk.engine.Checkup.Level;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonChange;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Rotation.Unit;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

class SchedulesTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Instant now = TestNode.START;
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final PersonId alice = cast.alice().id();
    private final PersonId bob = cast.bob().id();
    private final Viewer lead = Viewer.system();

    @Test
    void handsOverFromAliceToBobOnMondayMorning() {
        Schedule schedule = weekly("First line");

        assertThat(schedules.onCall(schedule.id(), Instant.parse("2026-11-23T08:59:59.999Z")))
                .containsExactly(alice);
        assertThat(schedules.onCall(schedule.id(), Instant.parse("2026-11-23T09:00:00Z")))
                .containsExactly(bob);
        assertThat(schedules.names()).containsEntry(schedule.id(), schedule.name());
        assertThat(schedules.schedule(schedule.id(), now)).isEqualTo(schedule);
    }

    @Test
    void keepsThePastAsItWasWhenThePlanChanges() {
        Schedule schedule = weekly("Second line");
        Layer onlyBob = RosterCast.turns(RosterCast.daily("2026-01-01T09:00"), bob);

        Schedule changed = schedules.change(
                schedule.id(), new ScheduleDraft(schedule.name(), "", DUBLIN, List.of(onlyBob)), lead, now);

        assertThat(schedules.onCall(schedule.id(), now.minusMillis(1))).containsExactly(alice);
        assertThat(schedules.onCall(schedule.id(), now)).containsExactly(bob);
        assertThat(changed.layers()).containsExactly(onlyBob);
        assertThat(schedules.shifts(schedule.id(), now.minusSeconds(60), now.plusSeconds(60)))
                .extracting(Shift::person)
                .containsExactly(alice, bob);
    }

    @Test
    void remembersRestrictionsAsTheyWereSaid() {
        Restriction weekend = new Restriction(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(3, 30));
        Layer nights = new Layer(RosterCast.daily("2026-01-01T09:00"), List.of(alice), List.of(weekend));
        Schedule schedule = create("Nights", nights);

        assertThat(schedule.layers()).containsExactly(nights);
        assertThat(schedules.gaps(
                        schedule.id(), Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")))
                .containsExactly(
                        RosterCast.span("2026-11-21T00:00:00Z", "2026-11-21T22:00:00Z"),
                        RosterCast.span("2026-11-22T03:30:00Z", "2026-11-22T22:00:00Z"),
                        RosterCast.span("2026-11-23T03:30:00Z", "2026-11-24T00:00:00Z"));
    }

    @Test
    void bobCoversANightUntilHeTakesItBack() {
        Schedule schedule = weekly("Third line");
        Instant from = now;
        Instant until = from.plus(Duration.ofHours(3));

        ShiftOverride cover =
                schedules.override(OverrideDraft.cover(schedule.id(), bob, from, until), cast.viewer(cast.bob()), now);

        assertThat(schedules.onCall(schedule.id(), from)).containsExactly(bob);
        assertThat(schedules.onCall(schedule.id(), until)).containsExactly(alice);
        assertThat(schedules.planned(schedule.id(), from, until))
                .extracting(Shift::person)
                .containsExactly(alice);
        assertThat(schedules.shifts(schedule.id(), from, until))
                .extracting(Shift::override)
                .containsExactly(true);

        schedules.withdraw(cover.id(), cast.viewer(cast.bob()), now);

        assertThat(schedules.onCall(schedule.id(), from)).containsExactly(alice);
        assertThat(node.bean(Timeline.class).of(schedule.id().subject(), lead))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly("created", "overridden", "restored");
    }

    @Test
    void whatIsTakenBackInMidShiftStaysForTheHoursThatHavePassed() {
        Schedule schedule = weekly("Night line");
        Instant until = now.plus(Duration.ofHours(3));
        ShiftOverride cover =
                schedules.override(OverrideDraft.cover(schedule.id(), bob, now, until), cast.viewer(cast.bob()), now);
        Instant later = now.plus(Duration.ofHours(2));
        schedules.withdraw(cover.id(), cast.viewer(cast.bob()), later);

        assertThat(schedules.onCall(schedule.id(), later)).containsExactly(alice);
        assertThat(schedules.onCall(schedule.id(), later.minusSeconds(1))).containsExactly(bob);
        assertThatExceptionOfType(Refused.class)
                .as("over")
                .isThrownBy(() -> schedules.withdraw(cover.id(), cast.viewer(cast.bob()), until));
        schedules.withdraw(cover.id(), lead, until);
        assertThat(schedules.onCall(schedule.id(), now))
                .as("a lead corrects it")
                .containsExactly(alice);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Schedule schedule = weekly("Fourth line");
        PersonId nobody = new PersonId(999_999_999);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> schedules.override(
                        new OverrideDraft(
                                schedule.id(), Kind.REPLACE, Optional.of(nobody), Optional.empty(), now, now, ""),
                        lead,
                        now))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Refused.Problem::field)
                        .containsExactly("until", "person"));
        PersonId herself = cast.alice().id();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> schedules.override(
                        new OverrideDraft(
                                schedule.id(),
                                Kind.REPLACE,
                                Optional.of(herself),
                                Optional.of(herself),
                                now,
                                now.plusSeconds(60),
                                ""),
                        lead,
                        now))
                .withMessageContaining("themselves");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> create(
                        "Fifth line",
                        new Layer(RosterCast.every(0, Unit.DAYS, "2026-01-01T09:00"), List.of(), List.of())))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Refused.Problem::field)
                        .containsExactly("layers[0].people", "layers[0].rotation.every.count"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> schedules.create(
                        new ScheduleDraft(schedule.name().toUpperCase(Locale.ROOT), "", DUBLIN, List.of()), lead, now));
    }

    @Test
    void staysWhileAPolicyPagesIt() {
        Schedule schedule = weekly("Seventh line");
        Step step =
                new Step(List.of(new Target(Target.Kind.SCHEDULE, schedule.id().value())), 5);
        Policy policy = node.bean(Policies.class).create("Wakes " + schedule.name(), List.of(step), 1, lead, now);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> schedules.delete(schedule.id(), lead, now))
                .withMessageContaining(policy.name());
    }

    @Test
    void theDoctorFindsTheNightThatNobodyHas() {
        try (TestNode own = TestNode.fresh()) {
            Schedules rota = own.bean(Schedules.class);
            PersonId person = Cast.of(own).bob().id();
            Schedule schedule = rota.create(
                    new ScheduleDraft(
                            "First line",
                            "",
                            DUBLIN,
                            List.of(RosterCast.turns(RosterCast.daily("2026-01-01T09:00"), person))),
                    lead,
                    now);
            Step step = new Step(
                    List.of(new Target(Target.Kind.SCHEDULE, schedule.id().value())), 5);
            own.bean(Policies.class).create("First line", List.of(step), 1, lead, now);
            RotaCheckup doctor = own.bean(RotaCheckup.class);
            assertThat(doctor.examine(now)).extracting(Finding::level).containsExactly(Level.OK);

            Instant sunday = Instant.parse("2026-11-22T22:00:00Z");
            rota.override(
                    new OverrideDraft(
                            schedule.id(),
                            Kind.REMOVE,
                            Optional.empty(),
                            Optional.of(person),
                            sunday,
                            sunday.plusSeconds(3_600),
                            ""),
                    lead,
                    now);

            assertThat(doctor.examine(now)).extracting(Finding::level).containsExactly(Level.WARNING);
            assertThat(doctor.examine(sunday)).extracting(Finding::level).containsExactly(Level.BROKEN);

            own.bean(People.class).change(person, PersonChange.active(false), lead, now);
            assertThat(doctor.examine(now).getLast().finding()).contains("has left");
        }
    }

    @Test
    void planningIsForLeadsAndLookingForStaff() {
        Viewer responder = cast.viewer(cast.bob());
        Viewer customer = cast.viewer(cast.charlie());
        Schedule schedule = weekly("Sixth line");

        assertThat(responder.role()).isEqualTo(Role.RESPONDER);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> schedules.delete(schedule.id(), responder, now));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> schedules.override(
                        OverrideDraft.cover(schedule.id(), bob, now, now.plusSeconds(60)), customer, now));
    }

    private Schedule weekly(String name) {
        return create(name, RosterCast.turns(RosterCast.every(1, Unit.WEEKS, "2026-11-16T09:00"), alice, bob));
    }

    private Schedule create(String name, Layer... layers) {
        String unique = name + " " + UUID.randomUUID();
        return schedules.create(new ScheduleDraft(unique, "", DUBLIN, List.of(layers)), lead, now);
    }
}
