package org.nightdesk.sla;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.sla.Deed.Kind.RESUMED;
import static org.nightdesk.sla.Offices.DUBLIN;
import static org.nightdesk.sla.Offices.closed;
import static org.nightdesk.sla.Offices.daily;
import static org.nightdesk.sla.Offices.deed;
import static org.nightdesk.sla.Offices.dublin;
import static org.nightdesk.sla.Offices.due;
import static org.nightdesk.sla.Offices.held;
import static org.nightdesk.sla.Offices.office;
import static org.nightdesk.sla.Offices.opened;
import static org.nightdesk.sla.Offices.promise;
import static org.nightdesk.sla.Offices.strip;
import static org.nightdesk.sla.Promise.FIRST_RESPONSE;
import static org.nightdesk.sla.Promise.RESOLUTION;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nightdesk.holiday.Holidays;

/** Each published way in which a calendar of another product went wrong, by its name and number there; those of clocks: {@link ClockCasesTests}. */
class CalendarCasesTests {

    private static final Calendar OFFICE = office("09:00-17:00");
    private static final Calendar ALWAYS = daily(DUBLIN, "00:00-24:00");

    @Test
    @DisplayName("24/7 written 00:00-23:59 loses a minute each midnight (zammad #3180)")
    void midnightLosesNoMinute() {
        Calendar written = daily(DUBLIN, "00:00-23:59");

        assertThat(written.open(dublin("2026-11-02T12:00"), dublin("2026-11-12T12:00")))
                .isEqualTo(ofDays(10));
    }

    @Test
    @DisplayName("holiday feed adds days nobody observes (zammad #390)")
    void aSpecialDayOverrulesAHoliday() {
        Holidays feed = year -> Map.of(LocalDate.of(year, 11, 20), "A day nobody observes");
        SpecialDays worked = new SpecialDays(
                "We work",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 20),
                false,
                Hours.parse("", "09:00-17:00"));

        assertThat(office(DUBLIN, "09:00-17:00", List.of(), feed)
                        .open(dublin("2026-11-20T00:00"), dublin("2026-11-21T00:00")))
                .isZero();
        assertThat(office(DUBLIN, "09:00-17:00", List.of(worked), feed)
                        .open(dublin("2026-11-20T00:00"), dublin("2026-11-21T00:00")))
                .isEqualTo(ofHours(8));
    }

    @Test
    @DisplayName("calendar change must recompute (zammad #534)")
    void anotherCalendarGivesAnotherDueTime() {
        List<Deed> deeds = List.of(opened("2026-11-20T16:00"));

        assertThat(due(promise(OFFICE, RESOLUTION, ofHours(2)), deeds)).isEqualTo("2026-11-23T10:00");
        assertThat(due(promise(office("08:00-20:00"), RESOLUTION, ofHours(2)), deeds))
                .isEqualTo("2026-11-20T18:00");
    }

    @Test
    @DisplayName("pending follow-ups ignore the calendar (glpi #14492, #15569)")
    void aNudgeCountsOpenHours() {
        assertThat(OFFICE.after(dublin("2026-11-20T16:00"), ofHours(2))).contains(dublin("2026-11-23T10:00"));
    }

    @Test
    @DisplayName("take-into-account delay uses the wrong calendar (glpi #8710, PR #8712)")
    void eachTermsHaveTheirCalendar() {
        List<Deed> deeds = List.of(opened("2026-11-20T16:30"));

        assertThat(due(promise(ALWAYS, FIRST_RESPONSE, ofHours(1)), deeds)).isEqualTo("2026-11-20T17:30");
        assertThat(due(promise(OFFICE, FIRST_RESPONSE, ofHours(1)), deeds)).isEqualTo("2026-11-23T09:30");
    }

    @Test
    @DisplayName("lunch break modelled as holiday breaks due date (osTicket #6847)")
    void lunchIsAGapBetweenTwoWindows() {
        Calendar lunch = office("09:00-12:30, 13:30-17:00");

        assertThat(due(promise(lunch, RESOLUTION, ofHours(1)), List.of(opened("2026-11-20T12:00"))))
                .isEqualTo("2026-11-20T14:00");
    }

    @Test
    @DisplayName("Friday 16:30 + 1 h, Mon-Fri 9-17, is Monday 09:30 (chatwoot PR #13392)")
    void goesOnAfterTheWeekend() {
        assertThat(due(promise(OFFICE, RESOLUTION, ofHours(1)), List.of(opened("2026-11-20T16:30"))))
                .isEqualTo("2026-11-23T09:30");
    }

    @Test
    @DisplayName("DST: interval ends at midnight on the change day (zendesk/biz PR #37)")
    void aDayThatBeginsOrEndsWithTheChange() {
        for (String written :
                List.of("America/Sao_Paulo 2018-11-03", "Africa/Cairo 2023-04-27", "Asia/Beirut 2022-03-26")) {
            var zone = java.time.ZoneId.of(written.split(" ")[0]);
            LocalDate eve = LocalDate.parse(written.split(" ")[1]);
            Calendar calendar = daily(zone, "18:00-24:00");
            var noon = eve.atTime(12, 0).atZone(zone).toInstant();
            assertThat(calendar.open(noon, noon.plus(ofDays(1)))).as(written).isEqualTo(ofHours(6));
            assertThat(daily(zone, "00:00-24:00").open(noon, noon.plus(ofDays(1))))
                    .as(written)
                    .isEqualTo(ofDays(1));
        }
    }

    @Test
    @DisplayName("ambiguous local time that is not a DST change (Casablanca, zendesk/biz PR #160)")
    void anHourThatTheClockShowsTwiceCountsTwice() {
        var zone = java.time.ZoneId.of("Africa/Casablanca");
        var rules = zone.getRules();
        var back = rules.nextTransition(java.time.Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(back.isOverlap()).isTrue();
        var before = back.getInstant().minus(ofHours(6));

        Duration open = daily(zone, "02:00-03:00").open(before, before.plus(ofHours(12)));
        assertThat(open).isEqualTo(ofHours(2));
    }

    @Test
    @DisplayName("metrics use today's offset for past tickets (fivetran/dbt_zendesk #25)")
    void aPastTicketIsReadByTheOffsetOfItsDay() {
        List<Deed> summer = List.of(opened("2026-07-01T16:30"));

        assertThat(strip(promise(OFFICE, RESOLUTION, ofHours(1)), "2026-12-01T12:00", summer.getFirst())
                        .due())
                .contains(java.time.Instant.parse("2026-07-02T08:30:00Z"));
    }

    @Test
    @DisplayName("schedule spine loses holidays / future DST end (dbt_zendesk #117, #121, PR #128)")
    void thereIsNoHorizon() {
        Holidays christmas = year -> Map.of(LocalDate.of(year, 12, 25), "Christmas");
        Calendar calendar = office(DUBLIN, "09:00-17:00", List.of(), christmas);

        assertThat(calendar.name(LocalDate.of(2041, 12, 25))).contains("Christmas");
        assertThat(calendar.open(dublin("2041-12-25T00:00"), dublin("2041-12-26T00:00")))
                .isZero();
        assertThat(calendar.open(dublin("2041-07-02T08:00"), dublin("2041-07-02T10:00")))
                .isEqualTo(ofHours(1));
    }

    @Test
    @DisplayName("migration with an empty calendar (zammad #3641)")
    void anEmptyCalendarIsNeverDue() {
        Calendar empty = new Calendar(DUBLIN, Map.of(), List.of(), Holidays.NONE);
        Strip strip = strip(promise(empty, RESOLUTION, ofHours(1)), "2026-11-20T16:30", opened("2026-11-20T16:30"));

        assertThat(strip.due()).isEmpty();
        assertThat(strip.isLate()).isFalse();
    }

    @Test
    @DisplayName("pause on a holiday: business-hour pause adds nothing (Dynamics 365, by design)")
    void aPauseOnAHolidayMovesNothing() {
        Calendar holiday =
                office(DUBLIN, "09:00-17:00", List.of(closed("Holiday", "2026-11-20", "2026-11-20")), Holidays.NONE);
        Deed[] paused = {
            opened("2026-11-19T16:00"), held(Waiting.CUSTOMER, "2026-11-20T10:00"), deed(RESUMED, "2026-11-20T15:00")
        };

        assertThat(strip(promise(holiday, RESOLUTION, ofHours(2)), "2026-11-21T10:00", paused)
                        .due())
                .isEqualTo(strip(promise(holiday, RESOLUTION, ofHours(2)), "2026-11-21T10:00", paused[0])
                        .due())
                .contains(dublin("2026-11-23T10:00"));
    }

    @Test
    @DisplayName("adding 86,400 s skips a 23-hour Sunday and visits a 25-hour one twice (GLPI, read)")
    void sundaysOfTwentyThreeAndTwentyFiveHours() {
        assertThat(ALWAYS.open(dublin("2026-03-28T23:30"), dublin("2026-03-30T00:30")))
                .isEqualTo(ofHours(24));
        assertThat(ALWAYS.open(dublin("2026-10-25T00:30"), dublin("2026-10-26T00:30")))
                .isEqualTo(ofHours(25));
    }

    @Test
    @DisplayName("a recurring closure across New Year never matches (GLPI, read)")
    void closesOverNewYear() {
        SpecialDays closure =
                new SpecialDays("Shut", LocalDate.of(2020, 12, 24), LocalDate.of(2021, 1, 2), true, List.of());
        Calendar calendar = office(DUBLIN, "09:00-17:00", List.of(closure), Holidays.NONE);

        assertThat(calendar.open(dublin("2026-12-24T00:00"), dublin("2027-01-03T00:00")))
                .isZero();
        assertThat(calendar.open(dublin("2026-12-23T00:00"), dublin("2027-01-05T00:00")))
                .isEqualTo(ofHours(16));
    }
}
