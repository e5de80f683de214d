package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Rotation.Unit;

/**
 * Around both change nights of every kind of zone there is, a rotation with windows is held against somebody who watches the clock on the wall
 * minute by minute. No gap that is not meant, no overlap, the right person in each minute.
 */
class MinuteByMinuteTests {

    private static final Instant TODAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final int DAYS = 4;
    private static final int MINUTES = DAYS * 1_440;
    // The watch begins two days earlier, so that windows that are open at the beginning are seen to open.
    private static final int BEFORE = 2 * 1_440;
    private static final PersonId ALWAYS = new PersonId(99);
    private static final List<PersonId> TURNS =
            List.of(new PersonId(1), new PersonId(2), new PersonId(3), new PersonId(4), new PersonId(5));

    /** What is looked at: a rotation of five, its window, whether somebody stands below it, and from when. */
    private record Plan(ZoneId zone, Rotation rotation, List<Restriction> windows, boolean covered, Instant from) {

        Roster roster() {
            Layer turns = new Layer(rotation, TURNS, windows);
            Layer below = RosterCast.turns(RosterCast.daily("2000-01-01T00:00"), ALWAYS);
            return covered ? RosterCast.roster(zone.getId(), below, turns) : RosterCast.roster(zone.getId(), turns);
        }
    }

    @Test
    void whoeverWatchesTheClockAgrees() {
        List<ZoneId> zones = kindsOfZones();
        assertThat(zones)
                .hasSizeGreaterThan(50)
                .contains(ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Africa/Casablanca"));
        for (ZoneId zone : zones) {
            Random random = new Random(zone.getId().hashCode());
            for (Instant night : nights(zone)) {
                WallWatcher watcher = new WallWatcher(begin(night), BEFORE + MINUTES, zone);
                for (Unit unit : Unit.values()) {
                    Plan plan = plan(zone, unit, night, random);
                    assertThat(actual(plan)).as("%s", plan).isEqualTo(expected(plan, watcher, begin(night)));
                }
            }
        }
    }

    // One of each kind of rules that still change, and those that are known by name.
    private static List<ZoneId> kindsOfZones() {
        Set<ZoneRules> seen = new HashSet<>();
        List<ZoneId> zones = new ArrayList<>();
        for (String name : List.of("Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "UTC")) {
            zones.add(ZoneId.of(name));
            seen.add(ZoneId.of(name).getRules());
        }
        ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .map(ZoneId::of)
                .filter(zone -> zone.getRules().nextTransition(TODAY) != null)
                .filter(zone -> seen.add(zone.getRules()))
                .forEach(zones::add);
        return zones;
    }

    // The next two changes of the clock; any two nights where there is none.
    private static List<Instant> nights(ZoneId zone) {
        ZoneOffsetTransition first = zone.getRules().nextTransition(TODAY);
        if (first == null) {
            return List.of(TODAY);
        }
        ZoneOffsetTransition second = zone.getRules().nextTransition(first.getInstant());
        return second == null ? List.of(first.getInstant()) : List.of(first.getInstant(), second.getInstant());
    }

    /** Hands over, and opens and closes, within two hours of the change. */
    private static Plan plan(ZoneId zone, Unit unit, Instant night, Random random) {
        LocalDateTime change = LocalDateTime.ofInstant(night, zone);
        LocalTime handover = near(change, random);
        int day = switch (unit) {
            case HOURS, DAYS -> 1;
            case WEEKS -> change.getDayOfWeek().getValue();
            case MONTHS -> random.nextBoolean() ? 31 : change.getDayOfMonth();
        };
        int count = unit == Unit.HOURS ? 1 + random.nextInt(30) : 1 + random.nextInt(2);
        LocalDate start = change.toLocalDate().minusDays(50 + random.nextInt(400));
        Rotation rotation = new Rotation(count, unit, handover, day, start.atTime(handover));
        return new Plan(
                zone,
                rotation,
                random.nextInt(3) == 0 ? List.of() : List.of(window(change, random), window(change, random)),
                random.nextBoolean(),
                from(night));
    }

    private static Instant from(Instant night) {
        return night.minus(Duration.ofDays(DAYS / 2)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant begin(Instant night) {
        return from(night).minus(Duration.ofMinutes(BEFORE));
    }

    private static Restriction window(LocalDateTime change, Random random) {
        EnumSet<DayOfWeek> days = EnumSet.of(change.getDayOfWeek());
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return new Restriction(days, near(change, random), near(change, random));
    }

    private static LocalTime near(LocalDateTime change, Random random) {
        return change.toLocalTime().truncatedTo(ChronoUnit.MINUTES).plusMinutes(random.nextInt(240) - 120);
    }

    /** Who is on in each minute by the roster, 0 for nobody; an overlap or a shift within a minute fails. */
    private static long[] actual(Plan plan) {
        Instant until = plan.from().plus(Duration.ofMinutes(MINUTES));
        long[] on = new long[MINUTES];
        for (Shift shift : plan.roster().shifts(new Span(plan.from(), until))) {
            for (int minute = minute(plan, shift.from()); minute < minute(plan, shift.until()); minute++) {
                assertThat(on[minute]).as("two at once, %s", plan).isZero();
                on[minute] = shift.person().value();
            }
        }
        return on;
    }

    private static int minute(Plan plan, Instant at) {
        Duration since = Duration.between(plan.from(), at);
        assertThat(since.toSecondsPart() + since.toNanosPart()).isZero();
        return (int) since.toMinutes();
    }

    /** The same by watching. */
    private static long[] expected(Plan plan, WallWatcher watcher, Instant begin) {
        boolean[] open = open(plan, watcher, begin, BEFORE + MINUTES);
        int[] handovers = handovers(plan, watcher, begin, BEFORE + MINUTES);
        long turn = plan.rotation().turn(begin, plan.zone());
        long[] on = new long[MINUTES];
        for (int minute = 0; minute < BEFORE + MINUTES; minute++) {
            turn += minute == 0 ? 0 : handovers[minute];
            if (minute >= BEFORE) {
                PersonId whose = TURNS.get((int) Math.floorMod(turn, (long) TURNS.size()));
                on[minute - BEFORE] = open[minute] ? whose.value() : plan.covered() ? ALWAYS.value() : 0;
            }
        }
        return on;
    }

    private static boolean[] open(Plan plan, WallWatcher watcher, Instant begin, int minutes) {
        boolean[] open = new boolean[minutes];
        Arrays.fill(open, plan.windows().isEmpty());
        for (LocalDate day : days(plan, begin, minutes)) {
            for (Restriction window : plan.windows()) {
                if (window.days().contains(day.getDayOfWeek())) {
                    LocalDate last = window.until().isAfter(window.from()) ? day : day.plusDays(1);
                    int end = Math.min(minutes, watcher.minute(last.atTime(window.until())));
                    for (int at = watcher.minute(day.atTime(window.from())); at < end; at++) {
                        open[at] = true;
                    }
                }
            }
        }
        return open;
    }

    /** How many hand-overs there are in each minute; more than one where an hourly rotation loses turns to a jump. */
    private static int[] handovers(Plan plan, WallWatcher watcher, Instant begin, int minutes) {
        int[] handovers = new int[minutes];
        for (LocalDate day : days(plan, begin, minutes)) {
            for (LocalDateTime wall : handoversOf(plan.rotation(), day)) {
                int minute = plan.rotation().unit() == Unit.HOURS ? watcher.minuteOrJump(wall) : watcher.minute(wall);
                if (minute < minutes) {
                    handovers[minute]++;
                }
            }
        }
        return handovers;
    }

    private static List<LocalDate> days(Plan plan, Instant begin, int minutes) {
        LocalDate first = LocalDate.ofInstant(begin, plan.zone()).minusDays(1);
        return first.datesUntil(first.plusDays(minutes / 1_440 + 3)).toList();
    }

    private static List<LocalDateTime> handoversOf(Rotation rotation, LocalDate day) {
        LocalDate start = rotation.start().toLocalDate();
        boolean due = switch (rotation.unit()) {
            case HOURS -> false;
            case DAYS -> ChronoUnit.DAYS.between(start, day) % rotation.count() == 0;
            case WEEKS ->
                day.getDayOfWeek().getValue() == rotation.handoverDay()
                        && ChronoUnit.WEEKS.between(firstWeek(rotation), day) % rotation.count() == 0;
            case MONTHS ->
                day.equals(inMonth(rotation, YearMonth.from(day)))
                        && ChronoUnit.MONTHS.between(firstMonth(rotation), YearMonth.from(day)) % rotation.count() == 0;
        };
        return rotation.unit() == Unit.HOURS
                ? hoursOf(rotation, day)
                : due ? List.of(day.atTime(rotation.handoverTime())) : List.of();
    }

    private static List<LocalDateTime> hoursOf(Rotation rotation, LocalDate day) {
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDateTime at = rotation.start(); at.isBefore(day.plusDays(1).atStartOfDay()); ) {
            if (!at.isBefore(day.atStartOfDay())) {
                all.add(at);
            }
            at = at.plusHours(rotation.count());
        }
        return all;
    }

    private static LocalDate firstWeek(Rotation rotation) {
        return rotation.start()
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.of(rotation.handoverDay())));
    }

    private static YearMonth firstMonth(Rotation rotation) {
        LocalDate start = rotation.start().toLocalDate();
        YearMonth month = YearMonth.from(start);
        return inMonth(rotation, month).isAfter(start) ? month.minusMonths(1) : month;
    }

    private static LocalDate inMonth(Rotation rotation, YearMonth month) {
        return month.atDay(Math.min(rotation.handoverDay(), month.lengthOfMonth()));
    }
}
