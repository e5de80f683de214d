package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.rota.RosterCast.ALICE;
import static org.nightdesk.rota.RosterCast.BOB;
import static org.nightdesk.rota.RosterCast.CHARLIE;
import static org.nightdesk.rota.RosterCast.roster;
import static org.nightdesk.rota.RosterCast.turns;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.nightdesk.rota.Rotation.Unit;

/** Whatever the zone, the rotation and the night: shifts tile the span, and hand over when the clock on the wall says so. */
class EveryZoneTests {

    private static final long LAST = 2_145_000_000L; // In 2037, the last year with explicit rules in the zone data.

    @Property(tries = 1_000)
    void shiftsTileTheSpan(@ForAll("plans") Plan plan) {
        Span span = plan.span();
        List<Shift> shifts = plan.roster().shifts(span);

        assertThat(shifts.getFirst().from()).isEqualTo(span.from());
        assertThat(shifts.getLast().until()).isEqualTo(span.until());
        for (int i = 1; i < shifts.size(); i++) {
            assertThat(shifts.get(i).from()).isEqualTo(shifts.get(i - 1).until());
            assertThat(shifts.get(i).person()).isNotEqualTo(shifts.get(i - 1).person());
        }
    }

    @Property(tries = 1_000)
    void handsOverAtTheWallTime(@ForAll("plans") Plan plan) {
        for (Shift shift : plan.roster().shifts(plan.span())) {
            if (!shift.from().equals(plan.span().from())) {
                assertThat(plan.isHandover(shift.from())).as("%s", shift).isTrue();
            }
        }
    }

    @Property(tries = 1_000)
    void theShiftSaysWhatTheInstantSays(@ForAll("plans") Plan plan, @ForAll @LongRange(min = 0, max = 999) long part) {
        Instant at = plan.span().from().plus(plan.length().multipliedBy(part).dividedBy(1_000));
        Shift shift = plan.roster().shifts(plan.span()).stream()
                .filter(each -> !at.isBefore(each.from()) && at.isBefore(each.until()))
                .findFirst()
                .orElseThrow();

        assertThat(plan.roster().onCall(at)).containsExactly(shift.person());
    }

    @Property(tries = 1_000)
    void windowsThatMeetLeaveNoGap(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = LAST) long around,
            @ForAll @IntRange(min = 0, max = 1_439) int minute,
            @ForAll @IntRange(min = 60, max = 1_380) int length) {
        LocalTime first = LocalTime.ofSecondOfDay(minute * 60L);
        LocalTime second = first.plusMinutes(length);
        Rotation daily = new Rotation(1, Unit.DAYS, first, 1, LocalDateTime.of(1969, 1, 1, 0, 0));
        Roster roster = roster(
                zone.getId(),
                new Layer(
                        daily, List.of(ALICE, BOB), List.of(RosterCast.everyDay(first.toString(), second.toString()))),
                new Layer(daily, List.of(CHARLIE), List.of(RosterCast.everyDay(second.toString(), first.toString()))));
        Instant middle = nearestChange(zone, Instant.ofEpochSecond(around));

        assertThat(roster.coverage(new Span(middle.minus(Duration.ofDays(3)), middle.plus(Duration.ofDays(3))))
                        .gaps())
                .isEmpty();
    }

    /** A rotation of three, looked at around a change of clocks where the zone has one. */
    record Plan(ZoneId zone, Rotation rotation, Instant middle, int days) {

        Roster roster() {
            return RosterCast.roster(zone.getId(), turns(rotation, ALICE, BOB, CHARLIE));
        }

        Duration length() {
            return Duration.ofDays(days);
        }

        Span span() {
            return new Span(
                    middle.minus(length().dividedBy(2)),
                    middle.minus(length().dividedBy(2)).plus(length()));
        }

        boolean isHandover(Instant at) {
            LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
            TreeSet<LocalDateTime> meant = new TreeSet<>(List.of(wall));
            for (ZoneOffsetTransition change : changesAround(at)) {
                meant.add(wall.minus(change.getDuration()));
                for (int minutes = 0; minutes < change.getDuration().toMinutes(); minutes++) {
                    meant.add(change.getDateTimeBefore().plusMinutes(minutes));
                }
            }
            return meant.stream().anyMatch(this::isOnTheGrid);
        }

        private List<ZoneOffsetTransition> changesAround(Instant at) {
            ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusSeconds(1));
            boolean near =
                    change != null && change.isGap() && change.getInstant().isAfter(at.minus(Duration.ofDays(1)));
            return near ? List.of(change) : List.of();
        }

        private boolean isOnTheGrid(LocalDateTime wall) {
            if (rotation.unit() == Unit.HOURS) {
                return wall.getMinute() == rotation.handoverTime().getMinute() && wall.getSecond() == 0;
            }
            return wall.toLocalTime().equals(rotation.handoverTime());
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Instant> middles = Arbitraries.longs().between(0, LAST).map(Instant::ofEpochSecond);
        Arbitrary<Integer> days = Arbitraries.integers().between(2, 40);
        return zones().flatMap(zone -> rotations()
                .flatMap(rotation -> middles.flatMap(
                        middle -> days.map(length -> new Plan(zone, rotation, nearestChange(zone, middle), length)))));
    }

    private static Arbitrary<Rotation> rotations() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 1_439).map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
        Arbitrary<LocalDateTime> starts = Arbitraries.integers()
                .between(0, 300_000)
                .map(minutes -> LocalDateTime.of(1968, 1, 1, 0, 0).plusMinutes(minutes));
        Arbitrary<Integer> weekdays = Arbitraries.integers().between(1, 31);
        return Arbitraries.of(Unit.class)
                .flatMap(unit ->
                        times.flatMap(time -> starts.flatMap(start -> weekdays.flatMap(day -> Arbitraries.integers()
                                .between(1, 30)
                                .map(count -> new Rotation(
                                        count, unit, time, unit == Unit.WEEKS ? 1 + day % 7 : day, start))))));
    }

    private static Instant nearestChange(ZoneId zone, Instant around) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(around);
        return next == null ? around : next.getInstant();
    }
}
