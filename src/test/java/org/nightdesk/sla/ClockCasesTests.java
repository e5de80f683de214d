package org.nightdesk.sla;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.sla.Deed.Kind.ANSWERED;
import static org.nightdesk.sla.Deed.Kind.ASKED;
import static org.nightdesk.sla.Deed.Kind.ENDED;
import static org.nightdesk.sla.Deed.Kind.REOPENED;
import static org.nightdesk.sla.Deed.Kind.RESOLVED;
import static org.nightdesk.sla.Deed.Kind.RESUMED;
import static org.nightdesk.sla.Deed.Kind.TAKEN;
import static org.nightdesk.sla.Offices.DUBLIN;
import static org.nightdesk.sla.Offices.PAUSING;
import static org.nightdesk.sla.Offices.closed;
import static org.nightdesk.sla.Offices.daily;
import static org.nightdesk.sla.Offices.deed;
import static org.nightdesk.sla.Offices.dublin;
import static org.nightdesk.sla.Offices.held;
import static org.nightdesk.sla.Offices.office;
import static org.nightdesk.sla.Offices.opened;
import static org.nightdesk.sla.Offices.promise;
import static org.nightdesk.sla.Promise.FIRST_RESPONSE;
import static org.nightdesk.sla.Promise.NEXT_UPDATE;
import static org.nightdesk.sla.Promise.RESOLUTION;
import static org.nightdesk.sla.Promise.VENDOR;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nightdesk.holiday.Holidays;

/** Each published way in which a clock of another product went wrong, by its name and number there. */
class ClockCasesTests {

    private static final Calendar OFFICE = office("09:00-17:00");
    private static final Calendar ALWAYS = daily(DUBLIN, "00:00-24:00");
    private static final Rules WHEN_ASKED =
            new Rules(Set.of(Waiting.CUSTOMER), true, true, true, List.of(75), Map.of(), 0);

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
    @DisplayName("SLA switched off must clear escalations (zammad #4353)")
    void withoutATargetNothingIsOwed() {
        Terms none = new Terms(OFFICE, Map.of(), PAUSING);

        assertThat(none.strips(List.of(opened("2026-11-20T16:00")), dublin("2026-11-30T16:00")))
                .isEmpty();
    }

    @Test
    @DisplayName("reopened ticket; all ignore-states, not just one (zammad #188)")
    void goesOnAfterAReopeningAndPausesForEachReason() {
        Strip reopened = strip(
                promise(ALWAYS, RESOLUTION, ofHours(4)),
                "2026-11-20T14:00",
                opened("2026-11-20T08:00"),
                deed(RESOLVED, "2026-11-20T09:00"),
                deed(REOPENED, "2026-11-20T13:00"));
        assertThat(reopened.used()).isEqualTo(ofHours(2));
        assertThat(reopened.due()).contains(dublin("2026-11-20T16:00"));
        for (Waiting on : PAUSING.pausedBy()) {
            Strip paused = strip(
                    promise(ALWAYS, RESOLUTION, ofHours(4)),
                    "2026-11-20T14:00",
                    opened("2026-11-20T08:00"),
                    held(on, "2026-11-20T09:00"));
            assertThat(paused.isPaused()).as("%s", on).isTrue();
            assertThat(paused.used()).as("%s", on).isEqualTo(ofHours(1));
        }
    }

    @Test
    @DisplayName("reply and \"pending\" in one save must still count as first response (zammad #3551)")
    void aReplyWithAHoldIsAReply() {
        Strip strip = strip(
                promise(OFFICE, FIRST_RESPONSE, ofHours(1)),
                "2026-11-23T12:00",
                opened("2026-11-20T10:00"),
                held(Waiting.CUSTOMER, "2026-11-20T10:30"),
                deed(ANSWERED, "2026-11-20T10:30"));

        assertThat(strip.isMet()).isTrue();
        assertThat(strip.isLate()).isFalse();
        assertThat(strip.used()).isEqualTo(ofMinutes(30));
    }

    @Test
    @DisplayName("closing sets solution time even with internal note (zammad #2579)")
    void resolvingMeetsWithoutAWordToTheCustomer() {
        for (Promise promise : List.of(FIRST_RESPONSE, RESOLUTION)) {
            Strip strip = strip(
                    promise(OFFICE, promise, ofHours(4)),
                    "2026-11-23T12:00",
                    opened("2026-11-20T10:00"),
                    deed(RESOLVED, "2026-11-20T11:00"));
            assertThat(strip.isMet()).isTrue();
            assertThat(strip.ended()).contains(dublin("2026-11-20T11:00"));
        }
    }

    @Test
    @DisplayName("agent's own answer must not escalate \"update\" (zammad #3140)")
    void anAnswerIsNeverFollowedByADueAnswer() {
        Terms asked = new Terms(OFFICE, Map.of(NEXT_UPDATE, ofHours(2)), WHEN_ASKED);
        List<Deed> answered = List.of(opened("2026-11-20T10:00"), deed(ANSWERED, "2026-11-20T10:30"));

        assertThat(asked.strips(answered, dublin("2026-11-25T10:30"))).isEmpty();
        assertThat(due(promise(OFFICE, NEXT_UPDATE, ofHours(2)), answered)).isEqualTo("2026-11-20T12:30");
    }

    @Test
    @DisplayName("update target shorter than first response must not overrule it (zammad #5177)")
    void noUpdateIsOwedBeforeTheFirstReply() {
        Terms terms = new Terms(OFFICE, Map.of(FIRST_RESPONSE, ofHours(4), NEXT_UPDATE, ofHours(1)), PAUSING);

        assertThat(terms.strips(List.of(opened("2026-11-20T10:00")), dublin("2026-11-20T13:00")))
                .extracting(Strip::promise)
                .containsExactly(FIRST_RESPONSE);
    }

    @Test
    @DisplayName("customer note in the portal restarts the clock like a mail (zammad #1322)")
    void aWordOfTheCustomerStartsTheClockHoweverItComes() {
        Terms asked = new Terms(OFFICE, Map.of(NEXT_UPDATE, ofHours(2)), WHEN_ASKED);
        List<Deed> deeds = List.of(
                opened("2026-11-20T10:00"),
                deed(ANSWERED, "2026-11-20T10:30"),
                held(Waiting.CUSTOMER, "2026-11-20T10:30"),
                deed(ASKED, "2026-11-20T12:00"));

        assertThat(due(asked, deeds)).isEqualTo("2026-11-20T14:00");
        Strip resolution =
                strip(promise(OFFICE, RESOLUTION, ofHours(4)), "2026-11-20T13:00", deeds.toArray(Deed[]::new));
        assertThat(resolution.isRunning())
                .as("nobody waits for a customer who has answered")
                .isTrue();
        assertThat(resolution.used()).isEqualTo(ofMinutes(90));
    }

    @Test
    @DisplayName("merged ticket must not escalate (zammad #904)")
    void aMergedTicketOwesNothing() {
        Strip strip = strip(
                promise(OFFICE, RESOLUTION, ofHours(4)),
                "2026-12-20T13:00",
                opened("2026-11-20T10:00"),
                deed(ENDED, "2026-11-20T11:00"));

        assertThat(strip.isRunning()).isFalse();
        assertThat(strip.isLate()).isFalse();
    }

    @Test
    @DisplayName("reminders only inside working hours (zammad #4432)")
    void warnsWithinOpenHours() {
        Strip strip = strip(promise(OFFICE, RESOLUTION, ofHours(16)), "2026-11-20T15:00", opened("2026-11-20T15:00"));

        for (int share = 1; share <= 99; share++) {
            var at = strip.reached(share).orElseThrow();
            assertThat(OFFICE.open(at.minusSeconds(1), at))
                    .as("%d percent", share)
                    .isPositive();
        }
    }

    @Test
    @DisplayName("days-based target: weekend inside a pause counted twice (glpi #10594, PR #14937)")
    void aWeekendInAPauseCountsOnce() {
        Calendar weekdays = office("00:00-24:00");
        List<Deed> deeds = List.of(
                opened("2026-11-19T12:00"),
                held(Waiting.CUSTOMER, "2026-11-20T12:00"),
                deed(RESUMED, "2026-11-23T12:00"));

        assertThat(due(promise(weekdays, RESOLUTION, ofDays(3)), deeds)).isEqualTo("2026-11-25T12:00");
    }

    @Test
    @DisplayName("pending follow-ups ignore the calendar (glpi #14492, #15569)")
    void aNudgeCountsOpenHours() {
        assertThat(OFFICE.after(dublin("2026-11-20T16:00"), ofHours(2))).contains(dublin("2026-11-23T10:00"));
    }

    @Test
    @DisplayName("\"1 h before due\" across a day border fires at 00:00 (glpi PR #22678)")
    void anHourBeforeIsAnOpenHourBefore() {
        Strip strip = strip(promise(OFFICE, RESOLUTION, ofHours(2)), "2026-11-20T15:30", opened("2026-11-20T15:30"));

        assertThat(strip.due()).contains(dublin("2026-11-23T09:30"));
        assertThat(strip.reached(ofHours(1))).contains(dublin("2026-11-20T16:30"));
    }

    @Test
    @DisplayName("negative escalation offsets with custom calendars (glpi #15429, PR #15357)")
    void anHourBeforeWithLunchAndNights() {
        Calendar custom = office("22:00-02:00, 04:00-06:00");
        Strip strip =
                strip(promise(custom, RESOLUTION, ofMinutes(270)), "2026-11-19T22:00", opened("2026-11-19T22:00"));

        assertThat(strip.due()).contains(dublin("2026-11-20T04:30"));
        assertThat(strip.reached(strip.target().minus(ofHours(1)))).contains(dublin("2026-11-20T01:30"));
    }

    @Test
    @DisplayName("take-into-account delay uses the wrong calendar (glpi #8710, PR #8712)")
    void eachTermsHaveTheirCalendar() {
        List<Deed> deeds = List.of(opened("2026-11-20T16:30"));

        assertThat(due(promise(ALWAYS, FIRST_RESPONSE, ofHours(1)), deeds)).isEqualTo("2026-11-20T17:30");
        assertThat(due(promise(OFFICE, FIRST_RESPONSE, ofHours(1)), deeds)).isEqualTo("2026-11-23T09:30");
    }

    @Test
    @DisplayName("missed levels are not replayed after a fix (glpi PR #5805)")
    void whatWasPassedUnnoticedIsStillPassed() {
        Strip strip = strip(promise(OFFICE, RESOLUTION, ofHours(4)), "2026-11-20T16:00", opened("2026-11-20T10:00"));

        assertThat(strip.reached(75)).contains(dublin("2026-11-20T13:00"));
        assertThat(strip.reached(90)).contains(dublin("2026-11-20T13:36"));
        assertThat(strip.isLate()).isTrue();
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

    @Test
    @DisplayName("pauses shorter than a minute vanish, two in one minute overwrite each other (Zammad, read)")
    void secondsOfPausesCount() {
        Strip strip = strip(
                promise(ALWAYS, RESOLUTION, ofHours(1)),
                "2026-11-20T10:30",
                opened("2026-11-20T10:00"),
                held(Waiting.CUSTOMER, "2026-11-20T10:10:05"),
                deed(RESUMED, "2026-11-20T10:10:15"),
                held(Waiting.VENDOR, "2026-11-20T10:10:20"),
                deed(RESUMED, "2026-11-20T10:10:40"));

        assertThat(strip.due()).contains(dublin("2026-11-20T11:00:30"));
    }

    @Test
    void aVendorsPromiseRunsWhileWeWaitForTheVendor() {
        Terms terms = promise(ALWAYS, VENDOR, ofHours(4));
        Strip waiting =
                strip(terms, "2026-11-20T12:00", opened("2026-11-20T10:00"), held(Waiting.VENDOR, "2026-11-20T11:00"));
        assertThat(waiting.used()).isEqualTo(ofHours(1));
        assertThat(waiting.due()).contains(dublin("2026-11-20T15:00"));

        Strip answered = strip(
                terms,
                "2026-11-20T18:00",
                opened("2026-11-20T10:00"),
                held(Waiting.VENDOR, "2026-11-20T11:00"),
                deed(RESUMED, "2026-11-20T16:00"));
        assertThat(answered.isMet()).isTrue();
        assertThat(answered.isLate()).isTrue();
    }

    @Test
    void nothingIsOwedForAWordAfterTheEnd() {
        Terms terms = new Terms(ALWAYS, Map.of(NEXT_UPDATE, ofHours(1)), PAUSING);
        List<Deed> deeds = List.of(
                opened("2026-11-20T10:00"),
                deed(RESOLVED, "2026-11-20T10:20"),
                deed(ANSWERED, "2026-11-20T10:21"),
                deed(ASKED, "2026-11-20T10:22"));

        assertThat(terms.strips(deeds, dublin("2026-11-20T13:00"))).isEmpty();
    }

    @Test
    void takingItIsAReplyAndBeginsTheUpdates() {
        Terms terms = new Terms(ALWAYS, Map.of(FIRST_RESPONSE, ofHours(4), NEXT_UPDATE, ofHours(1)), PAUSING);
        List<Strip> strips = terms.strips(
                List.of(opened("2026-11-20T10:00"), deed(TAKEN, "2026-11-20T10:20")), dublin("2026-11-20T10:30"));

        assertThat(strips.getFirst().isMet()).isTrue();
        assertThat(strips.getLast().due()).contains(dublin("2026-11-20T11:20"));
    }

    private static String due(Terms terms, List<Deed> deeds) {
        Strip strip = terms.strips(deeds, deeds.getLast().at()).getFirst();
        return strip.due().orElseThrow().atZone(DUBLIN).toLocalDateTime().toString();
    }

    private static Strip strip(Terms terms, String now, Deed... deeds) {
        return terms.strips(List.of(deeds), dublin(now)).getFirst();
    }
}
