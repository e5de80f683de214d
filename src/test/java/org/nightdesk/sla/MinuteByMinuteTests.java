package org.nightdesk.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.nightdesk.holiday.Holidays;
import org.nightdesk.sla.Segment.Kind;

/** The judge: asks the wall clock of the zone at each minute whether it is open, and adds the minutes up. */
class MinuteByMinuteTests {

    private static final List<String> ZONES = List.of(
            "Europe/Dublin",
            "Australia/Lord_Howe",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Kolkata",
            "Africa/Casablanca",
            "Pacific/Apia",
            "Asia/Tehran",
            "America/St_Johns",
            "Pacific/Chatham",
            "Africa/Cairo",
            "UTC");
    private static final Duration TARGET = Duration.ofMinutes(1);

    @Property(tries = 600)
    void openTimeIsWhatTheWallClockSays(@ForAll long seed) {
        Random random = new Random(seed);
        Plan plan = Plan.of(random);
        Instant from = plan.start(random);
        Instant until = from.plus(random.nextInt(1, 14 * 24 * 60), ChronoUnit.MINUTES);

        assertThat(plan.calendar().open(from, until).toMinutes())
                .as("%s from %s until %s", plan, from, until)
                .isEqualTo(plan.minutes(from, until));
    }

    @Property(tries = 600)
    void theDueTimeIsTheFirstAtWhichTheTargetIsUsedUp(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int minutes) {
        Random random = new Random(seed);
        Plan plan = Plan.of(random);
        Instant from = plan.start(random);

        assertThat(plan.calendar().after(from, Duration.ofMinutes(minutes)))
                .as("%s from %s after %d", plan, from, minutes)
                .isEqualTo(plan.due(from, minutes));
    }

    @Property(tries = 600)
    void theSegmentsOfAStripAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        Plan plan = Plan.of(random);
        Instant opened = plan.start(random);
        List<Deed> deeds = new ArrayList<>(List.of(Deed.of(Deed.Kind.OPENED, opened)));
        Instant at = opened;
        for (int i = random.nextInt(8); i > 0; i--) {
            at = at.plus(random.nextInt(0, 2000), ChronoUnit.MINUTES);
            deeds.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Deed.of(Deed.Kind.RESUMED, at);
                        case 1 -> Deed.of(Deed.Kind.RESOLVED, at);
                        case 2 -> Deed.of(Deed.Kind.REOPENED, at);
                        default -> Deed.held(Waiting.values()[random.nextInt(5)], at);
                    });
        }
        Instant now = at.plus(random.nextInt(0, 3000), ChronoUnit.MINUTES);
        Duration target = TARGET.multipliedBy(random.nextInt(1, 3000));
        Terms terms = Offices.promise(plan.calendar(), Promise.RESOLUTION, target);
        Strip strip = terms.strips(deeds, now).getFirst();

        assertThat(strip.used()).isEqualTo(sum(strip, Kind.RAN).plus(sum(strip, Kind.LATE)));
        assertThat(strip.used().toMinutes()).isEqualTo(counted(plan, deeds, now));
        assertThat(strip.segments().stream()
                        .filter(segment -> segment.kind() != Kind.OUTSIDE)
                        .mapToLong(segment -> plan.minutes(segment.from(), segment.until())
                                - segment.length().toMinutes()))
                .allMatch(minutes -> minutes == 0);
        for (int i = 1; i < strip.segments().size(); i++) {
            assertThat(strip.segments().get(i).from())
                    .isEqualTo(strip.segments().get(i - 1).until());
        }
        strip.due().ifPresent(due -> {
            assertThat(sum(strip, Kind.RAN).plus(sum(strip, Kind.LEFT))).isEqualTo(target);
            assertThat(strip.segments().stream()
                            .filter(segment -> segment.kind() == Kind.RAN || segment.kind() == Kind.LEFT)
                            .map(Segment::until)
                            .max(Instant::compareTo))
                    .contains(due);
        });
    }

    /** The deeds of a resolution once more, told minute by minute. */
    private static long counted(Plan plan, List<Deed> deeds, Instant now) {
        long counted = 0;
        for (Instant at = deeds.getFirst().at(); at.isBefore(now); at = at.plusSeconds(60)) {
            boolean over = false;
            Optional<Waiting> held = Optional.empty();
            for (Deed deed : deeds) {
                if (!deed.at().isAfter(at)) {
                    over = deed.kind() == Deed.Kind.RESOLVED || over && deed.kind() != Deed.Kind.REOPENED;
                    held = deed.kind() == Deed.Kind.HELD ? Optional.of(deed.on()) : Optional.empty();
                }
            }
            boolean pausing = held.filter(Offices.PAUSING::pauses).isPresent();
            counted += !over && !pausing && plan.open(at) ? 1 : 0;
        }
        return counted;
    }

    private static Duration sum(Strip strip, Kind kind) {
        return strip.segments().stream()
                .filter(segment -> segment.kind() == kind)
                .map(Segment::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A random week in a random zone, with one special day. */
    private record Plan(
            ZoneId zone, Map<DayOfWeek, List<Hours>> week, LocalDate special, List<Hours> hours, Calendar calendar) {

        static Plan of(Random random) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, hours(random));
            }
            LocalDate special = LocalDate.of(2011, 12, 20).plusDays(random.nextInt(6000));
            List<Hours> instead = hours(random);
            return new Plan(
                    zone,
                    week,
                    special,
                    instead,
                    new Calendar(
                            zone,
                            week,
                            List.of(new SpecialDays("Special", special, special, false, instead)),
                            Holidays.NONE));
        }

        private static List<Hours> hours(Random random) {
            List<Hours> hours = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                int from = random.nextInt(1440);
                hours.add(new Hours(from, from + random.nextInt(1, 1440)));
            }
            return hours;
        }

        /** Mostly near a change of the clock, where there is one, and near the special day otherwise. */
        Instant start(Random random) {
            Instant near =
                    special.minusDays(random.nextInt(5)).atStartOfDay(zone).toInstant();
            var change = zone.getRules().nextTransition(near);
            Instant base = change != null && random.nextInt(3) > 0
                    ? change.getInstant().minus(random.nextInt(4000), ChronoUnit.MINUTES)
                    : near;
            return base.plus(random.nextInt(1440), ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
        }

        boolean open(Instant at) {
            LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
            int minute = wall.getHour() * 60 + wall.getMinute();
            return within(wall.toLocalDate(), minute)
                    || within(wall.toLocalDate().minusDays(1), minute + 1440);
        }

        private boolean within(LocalDate day, int minute) {
            List<Hours> open = day.equals(special) ? hours : week.getOrDefault(day.getDayOfWeek(), List.of());
            return open.stream().anyMatch(each -> each.from() <= minute && minute < each.until());
        }

        long minutes(Instant from, Instant until) {
            long minutes = 0;
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                minutes += open(at) ? 1 : 0;
            }
            return minutes;
        }

        Optional<Instant> due(Instant from, int target) {
            if (week.values().stream().allMatch(List::isEmpty)) {
                return calendar.after(from, Duration.ofMinutes(target));
            }
            long rest = target;
            Instant at = from;
            while (rest > 0) {
                rest -= open(at) ? 1 : 0;
                at = at.plusSeconds(60);
            }
            return Optional.of(at);
        }
    }
}
