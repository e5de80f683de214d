package org.nightdesk.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nightdesk.holiday.Holidays;

/**
 * When time counts. It is open at a moment when the wall clock of its zone then shows a time within the open hours of the
 * day; an hour that the clock shows twice counts twice, one that it skips does not count. Special days come before
 * holidays, holidays before the week. Never changes, and remembers what it has worked out: keep and share it.
 */
final class Calendar {

    /** Farther ahead nothing is looked for: it is as good as never open. */
    private static final int FARTHEST = 40;

    private static final long DAY = Duration.ofDays(1).toSeconds() * 1_000_000;
    private static final long MINUTE = 60_000_000;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final List<SpecialDays> special;
    private final Holidays holidays;
    private final Map<Integer, Openings> years = new ConcurrentHashMap<>();

    Calendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<SpecialDays> special, Holidays holidays) {
        this.zone = zone;
        this.week = week.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> Hours.sorted(day.getValue())));
        this.special = List.copyOf(special);
        this.holidays = holidays;
    }

    ZoneId zone() {
        return zone;
    }

    /** How much of the time between is open; zero when {@code until} is not after {@code from}. */
    Duration open(Instant from, Instant until) {
        return Micros.duration(open(Micros.of(from), Micros.of(until)));
    }

    /** The earliest moment at which that much has been open since {@code from}; empty when it will not be in 40 years. */
    Optional<Instant> after(Instant from, Duration open) {
        long reached = after(Micros.of(from), Micros.of(open));
        return reached == Long.MAX_VALUE ? Optional.empty() : Optional.of(Micros.instant(reached));
    }

    long open(long from, long until) {
        if (until <= from) {
            return 0;
        }
        int first = year(from);
        int last = year(until);
        if (first == last) {
            Openings openings = openings(first);
            return openings.until(until) - openings.until(from);
        }
        long sum = openings(first).whole()
                - openings(first).until(from)
                + openings(last).until(until);
        for (int year = first + 1; year < last; year++) {
            sum += openings(year).whole();
        }
        return sum;
    }

    long after(long from, long open) {
        if (open <= 0) {
            return from;
        }
        int year = year(from);
        long rest = open + openings(year).until(from);
        for (int ahead = 0; ahead <= FARTHEST; ahead++) {
            Openings openings = openings(year + ahead);
            if (rest <= openings.whole()) {
                return openings.reached(rest);
            }
            rest -= openings.whole();
        }
        return Long.MAX_VALUE;
    }

    /** The end of the stretch that is open at {@code now}; empty when it does not close within a year. */
    Optional<Instant> closes(Instant now) {
        long from = Micros.of(now);
        long[] end = {from};
        eachOpen(from, from + 366 * DAY, (start, until) -> end[0] = start == end[0] ? until : end[0]);
        return end[0] == from + 366 * DAY ? Optional.empty() : Optional.of(Micros.instant(end[0]));
    }

    /** The open stretches between, in order, each within the bounds. */
    void eachOpen(long from, long until, Stretch stretch) {
        for (int year = year(from); year <= year(until); year++) {
            Openings openings = openings(year);
            for (int i = openings.from(from); i < openings.count() && openings.start(i) < until; i++) {
                stretch.open(Math.max(from, openings.start(i)), Math.min(until, openings.end(i)));
            }
        }
    }

    /** Takes open stretches. */
    interface Stretch {
        void open(long from, long until);
    }

    /** The open hours that begin on a day, in order. */
    List<Hours> hours(LocalDate day) {
        return hours(day, holidays.of(day.getYear()));
    }

    /** What a day is called when it is not as its weekday says; empty otherwise. */
    Optional<String> name(LocalDate day) {
        return special.stream()
                .filter(each -> each.cover(day))
                .map(SpecialDays::name)
                .findFirst()
                .or(() -> Optional.ofNullable(holidays.of(day.getYear()).get(day)));
    }

    private List<Hours> hours(LocalDate day, Map<LocalDate, String> resting) {
        for (SpecialDays each : special) {
            if (each.cover(day)) {
                return each.hours();
            }
        }
        return resting.containsKey(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private Openings openings(int year) {
        Openings known = years.get(year);
        return known != null ? known : years.computeIfAbsent(year, this::worked);
    }

    /**
     * Within a time of one offset the wall clock runs straight, so that hours are moved by that offset and cut where the
     * offset begins and ends. That is all there is to summer time, half-hour shifts, days that never were and the rest.
     */
    private Openings worked(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        Openings local = local(first.minusDays(3), first.plusYears(1).plusDays(2));
        ZoneRules rules = zone.getRules();
        long end = first.plusYears(1).toEpochDay() * DAY;
        long from = first.toEpochDay() * DAY;
        Openings.Builder built = new Openings.Builder();
        while (from < end) {
            ZoneOffsetTransition next = rules.nextTransition(Micros.instant(from));
            long until = next == null ? end : Math.min(end, Micros.of(next.getInstant()));
            ZoneOffset offset = rules.getOffset(Micros.instant(from));
            add(local, offset.getTotalSeconds() * 1_000_000L, from, until, built);
            from = until;
        }
        return built.build();
    }

    private static void add(Openings local, long offset, long from, long until, Openings.Builder built) {
        for (int i = local.from(from + offset); i < local.count() && local.start(i) - offset < until; i++) {
            built.add(Math.max(from, local.start(i) - offset), Math.min(until, local.end(i) - offset));
        }
    }

    /** The hours of these days as the wall clock shows them, as if it never jumped. */
    private Openings local(LocalDate from, LocalDate until) {
        Openings.Builder built = new Openings.Builder();
        Map<LocalDate, String> resting = Map.of();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            if (day.equals(from) || day.getDayOfYear() == 1) {
                resting = holidays.of(day.getYear());
            }
            long midnight = day.toEpochDay() * DAY;
            for (Hours hours : hours(day, resting)) {
                built.add(midnight + hours.from() * MINUTE, midnight + hours.until() * MINUTE);
            }
        }
        return built.build();
    }

    private static int year(long at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at, DAY)).getYear();
    }
}
