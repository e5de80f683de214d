package org.nightdesk.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When something is expected, also in the two nights in which the clocks are changed. */
class ExpectedTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void everyCountsFromWhenItWasHeard() {
        Instant heard = Instant.parse("2026-11-20T03:06:00Z");
        assertThat(new Expected.Every(Duration.ofHours(6)).next(heard)).isEqualTo("2026-11-20T09:06:00Z");
    }

    @Test
    void aCalendarIsReadAsACrontab() {
        Expected weekdays = new Expected.ByCalendar("30 2 * * 1-5", BERLIN);
        assertThat(weekdays.next(Instant.parse("2026-11-20T03:06:00Z")))
                .as("after Friday comes Monday")
                .isEqualTo("2026-11-23T01:30:00Z");
    }

    @Test
    void theHourThatIsLeftOutIsExpectedAsMuchLater() {
        Expected nightly = new Expected.ByCalendar("30 2 * * *", BERLIN);
        assertThat(nightly.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(nightly.next(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
    }

    @Test
    void theHourThatComesTwiceIsMeantOnceByNameAndTwiceByTheHour() {
        Expected nightly = new Expected.ByCalendar("30 2 * * *", BERLIN);
        assertThat(nightly.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(nightly.next(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-26T01:30:00Z");

        Expected quarterly = new Expected.ByCalendar("*/15 * * * *", BERLIN);
        List<Instant> night = new ArrayList<>();
        Instant end = Instant.parse("2026-10-25T03:00:00Z");
        for (Instant at = quarterly.next(Instant.parse("2026-10-24T23:00:00Z")); at.isBefore(end); ) {
            night.add(at);
            at = quarterly.next(at);
        }
        assertThat(night).as("four hours, one of them twice by the clock").hasSize(15);
    }

    @Test
    void thereIsNeitherAGapNorAStandstillInAnyZone() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            Expected half = new Expected.ByCalendar("*/30 * * * *", ZoneId.of(zone));
            Instant end =
                    LocalDate.of(2026, 4, 6).atStartOfDay(ZoneId.of("UTC")).toInstant();
            for (Instant at = Instant.parse("2026-03-28T00:00:00Z"); at.isBefore(end); ) {
                Instant next = half.next(at);
                assertThat(Duration.between(at, next)).as(zone).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
                at = next;
            }
        }
    }

    @Test
    void whatCannotBeReadOrNeverComesIsRefused() {
        for (String wrong : List.of("", "* * * *", "61 * * * *", "0 0 30 2 *", "0 0 0 1 1 *", "@never")) {
            assertThatThrownBy(() -> new Expected.ByCalendar(wrong, BERLIN))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void lengthsAreReadAsPeopleWriteThem() {
        assertThat(Lengths.parse("1h 30m")).contains(Duration.ofMinutes(90));
        assertThat(Lengths.parse("5 min")).contains(Duration.ofMinutes(5));
        assertThat(Lengths.parse(Lengths.words(Duration.ofSeconds(90_061)))).contains(Duration.ofSeconds(90_061));
        for (String wrong : List.of("", "5", "min", "-5 min", "5 min later")) {
            assertThat(Lengths.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
