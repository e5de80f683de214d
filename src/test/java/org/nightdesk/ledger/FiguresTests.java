package org.nightdesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nightdesk.holiday.Holidays;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.ledger.ToldStore.Told;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;

/** The figures by themselves: each moment is of one sort, lengths add up in every zone, fairness stays within its bounds. */
class FiguresTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    @Property(tries = 500)
    void whatIsSplitIsWhatPassed(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 1_000_000) long length) {
        WallClock clock = new WallClock(zone, Holidays.NONE);
        Instant begin = Instant.ofEpochSecond(from);
        Map<Slot, Duration> split = clock.split(begin, begin.plusSeconds(length));
        assertThat(split.values().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(length));
    }

    @Property(tries = 300)
    void aPartIsOfTheSortOfItsMoments(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 200_000) long length) {
        WallClock clock = new WallClock(zone, Holidays.NONE);
        Instant begin = Instant.ofEpochSecond(from);
        Map<Slot, Duration> split = clock.split(begin, begin.plusSeconds(length));
        Stream.iterate(0L, at -> at < length, at -> at + 1801)
                .forEach(at -> assertThat(split).containsKey(clock.slot(begin.plusSeconds(at))));
    }

    @Property
    void jainStaysBetweenOneNthAndOne(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1e9) Double> loads) {
        assertThat(Fairness.jain(loads)).isBetween(1.0 / loads.size() - 1e-9, 1 + 1e-9);
    }

    @Test
    void jainIsOneWhenAllBearTheSameAndOneNthWhenOneBearsAll() {
        assertThat(Fairness.jain(List.of(7.0, 7.0, 7.0, 7.0))).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(List.of(0.0, 9.0, 0.0, 0.0))).isCloseTo(0.25, within(1e-12));
        assertThat(Fairness.jain(List.of())).isEqualTo(1);
        assertThat(Fairness.jain(List.of(0.0, 0.0))).isEqualTo(1);
    }

    @Test
    void theNightsInWhichClocksChangeAreAsLongAsTheyAre() {
        WallClock clock = new WallClock(DUBLIN, Holidays.NONE);
        assertThat(night(clock, LocalDate.of(2026, 3, 28))).as("forward").isEqualTo(Duration.ofHours(6));
        assertThat(night(clock, LocalDate.of(2026, 10, 24))).as("back").isEqualTo(Duration.ofHours(8));
        WallClock howe = new WallClock(ZoneId.of("Australia/Lord_Howe"), Holidays.NONE);
        assertThat(howe.split(Instant.parse("2026-10-03T13:00:00Z"), Instant.parse("2026-10-03T19:00:00Z"))
                        .values())
                .as("half an hour forward, from 23:30 to 06:00")
                .containsExactly(Duration.ofHours(6));
    }

    @Test
    void aHolidayIsAHolidayAlsoAtAWeekend() {
        WallClock clock = new WallClock(DUBLIN, PublicHolidays.of("ie"));
        assertThat(clock.kind(LocalDate.of(2026, 12, 25))).isEqualTo(DayKind.HOLIDAY);
        assertThat(clock.kind(LocalDate.of(2026, 12, 26))).as("a Saturday").isEqualTo(DayKind.HOLIDAY);
        assertThat(clock.kind(LocalDate.of(2026, 12, 19))).isEqualTo(DayKind.WEEKEND);
        assertThat(clock.slot(Instant.parse("2026-12-18T23:00:00Z")).word()).isEqualTo("workday_night");
    }

    @Test
    void aPageByNightLeavesTheLongerOfBothRests() {
        Night late = night("2026-11-18T18:00:00Z", "2026-11-19T09:00:00Z", "2026-11-19T03:10:00Z");
        assertThat(late.rest()).isEqualTo(Duration.ofMinutes(550));
        assertThat(late.isShort()).isTrue();
        assertThat(late.restedAt()).isEqualTo("2026-11-19T14:10:00Z");
        Night early = night("2026-11-18T18:00:00Z", "2026-11-19T09:00:00Z", "2026-11-19T05:30:00Z");
        assertThat(early.isShort()).as("eleven and a half hours before it").isFalse();
    }

    @Test
    void aPageLateInTheEveningBreaksNoNightAndYetTheRest() {
        Night night = count("2026-11-18T22:30:00Z").getFirst();
        assertThat(night.broken()).isFalse();
        assertThat(night.isShort())
                .as("until nine they are ten and a half hours")
                .isTrue();
        assertThat(night.evening()).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(night.workday()).isTrue();
        assertThat(count("2026-11-18T14:00:00Z")).as("by day").isEmpty();
        assertThat(count("2026-11-18T19:00:00Z")).as("fourteen hours are left").isEmpty();
        assertThat(count("2026-11-19T06:30:00Z"))
                .as("twelve and a half went before")
                .isEmpty();
        assertThat(count("2026-11-19T05:30:00Z")).as("broken all the same").hasSize(1);
    }

    private static List<Night> count(String at) {
        Instant told = Instant.parse(at);
        Span week = new Span(Instant.parse("2026-11-15T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));
        return new Count(DUBLIN, Terms.USUAL, week).nights(List.of(new Told(new PersonId(7), told, told, 1)));
    }

    @Property
    void restIsNeverLongerThanTheNight(@ForAll @Size(min = 1, max = 5) List<@LongRange(max = 53_999) Long> seconds) {
        Instant begins = Instant.parse("2026-11-18T18:00:00Z");
        List<Instant> told = seconds.stream().sorted().map(begins::plusSeconds).toList();
        Night night = new Night(
                LocalDate.of(2026, 11, 18), begins, begins.plusSeconds(54_000), told, told.size(), true, true);
        assertThat(night.rest()).isBetween(Duration.ofHours(15).dividedBy(6), Duration.ofHours(15));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    private static Duration night(WallClock clock, LocalDate evening) {
        Instant from = evening.atTime(23, 0).atZone(DUBLIN).toInstant();
        Instant until = evening.plusDays(1).atTime(6, 0).atZone(DUBLIN).toInstant();
        return clock.split(from, until).entrySet().stream()
                .filter(part -> part.getKey().part() == Part.NIGHT)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Night night(String begins, String ends, String told) {
        return new Night(
                LocalDate.of(2026, 11, 18),
                Instant.parse(begins),
                Instant.parse(ends),
                List.of(Instant.parse(told)),
                1,
                true,
                true);
    }
}
