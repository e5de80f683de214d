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
import static org.nightdesk.sla.Promise.NEXT_UPDATE;
import static org.nightdesk.sla.Promise.RESOLUTION;
import static org.nightdesk.sla.Promise.VENDOR;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each published way in which a clock of another product went wrong, by its name and number there; those of calendars: {@link CalendarCasesTests}. */
class ClockCasesTests {

    private static final Calendar OFFICE = office("09:00-17:00");
    private static final Calendar ALWAYS = daily(DUBLIN, "00:00-24:00");
    private static final Rules WHEN_ASKED =
            new Rules(Set.of(Waiting.CUSTOMER), true, true, true, List.of(75), Map.of(), 0);

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
    @DisplayName("missed levels are not replayed after a fix (glpi PR #5805)")
    void whatWasPassedUnnoticedIsStillPassed() {
        Strip strip = strip(promise(OFFICE, RESOLUTION, ofHours(4)), "2026-11-20T16:00", opened("2026-11-20T10:00"));

        assertThat(strip.reached(75)).contains(dublin("2026-11-20T13:00"));
        assertThat(strip.reached(90)).contains(dublin("2026-11-20T13:36"));
        assertThat(strip.isLate()).isTrue();
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
}
