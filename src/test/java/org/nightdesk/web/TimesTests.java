package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimesTests {

    private static final Instant NIGHT = Instant.parse("2026-11-20T03:12:00Z");
    private static final Place DUBLIN = Place.of(ZoneId.of("Europe/Dublin"));
    private static final Place PUNE = new Place("Pune", ZoneId.of("Asia/Kolkata"));

    private final Times times = new Times(NIGHT, DUBLIN, List.of(PUNE));

    @Test
    void precisionFitsTheDistance() {
        assertThat(times.distance(in("PT-20S"))).isEqualTo("under 1 min");
        assertThat(times.distance(in("PT-6M"))).isEqualTo("6 min");
        assertThat(times.distance(in("PT1H48M59S"))).isEqualTo("1 h 48");
        assertThat(times.distance(in("PT1H5M"))).isEqualTo("1 h 05");
        assertThat(times.distance(in("PT2H"))).isEqualTo("2 h");
        assertThat(times.distance(in("PT5H40M"))).isEqualTo("5 h");
        assertThat(times.distance(in("PT-51H"))).isEqualTo("2 d");
    }

    @Test
    void farMomentsAreNamedByDateAndTime() {
        assertThat(times.when(in("PT7H"))).isEqualTo("7 h");
        assertThat(times.when(in("PT12H48M"))).isEqualTo("today 16:00");
        assertThat(times.when(in("PT79H48M"))).isEqualTo("Mon 11:00");
        assertThat(times.when(in("PT319H48M"))).isEqualTo("3 Dec 11:00");
        assertThat(times.when(in("PT-9600H"))).isEqualTo("16 Oct 2025");
    }

    @Test
    void aMissedClockSaysByHowMuch() {
        assertThat(times.left(in("PT-8M"))).isEqualTo("8 min late");
        assertThat(times.left(in("PT26M"))).isEqualTo("26 min");
    }

    @Test
    void theTitleNamesEveryZoneAndTheOtherDayWhenItIsAnother() {
        assertThat(times.title(NIGHT)).isEqualTo("Friday 20 November 2026, 03:12 Dublin, 08:42 Pune");
        assertThat(times.title(in("PT17H"))).isEqualTo("Friday 20 November 2026, 20:12 Dublin, Sat 01:42 Pune");
    }

    @Test
    void secondsAreForLiveSignals() {
        assertThat(times.exactly(in("PT-4S"))).isEqualTo("4 s");
        assertThat(times.exactly(in("PT-61S"))).isEqualTo("1 min");
    }

    @Property
    void wordsNeverSayMoreThanTheTruth(@ForAll @LongRange(min = 60, max = 10_000_000) long seconds) {
        String[] words = Times.span(Duration.ofSeconds(seconds)).split(" ");
        long unit = words[1].equals("min") ? 60 : words[1].equals("h") ? 3_600 : 86_400;
        long rest = words.length > 2 ? Long.parseLong(words[2]) * 60 : 0;
        long said = Long.parseLong(words[0]) * unit + rest;
        assertThat(seconds - said).isBetween(0L, words.length > 2 ? 59L : unit - 1);
    }

    private static Instant in(String duration) {
        return NIGHT.plus(Duration.parse(duration));
    }
}
