package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.rota.RosterCast.ALICE;
import static org.nightdesk.rota.RosterCast.BOB;
import static org.nightdesk.rota.RosterCast.CHARLIE;
import static org.nightdesk.rota.RosterCast.daily;
import static org.nightdesk.rota.RosterCast.every;
import static org.nightdesk.rota.RosterCast.everyDay;
import static org.nightdesk.rota.RosterCast.roster;
import static org.nightdesk.rota.RosterCast.span;
import static org.nightdesk.rota.RosterCast.turns;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Rotation.Unit;
import org.nightdesk.rota.ShiftOverride.Kind;

class RosterTests {

    /** The figures were computed with Python's zoneinfo, day by day, not by this program. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Dublin       | DAYS   | 1  | 2026-03-27T09:00 | 2026-03-28T09:00:00Z 2026-03-29T08:00:00Z 2026-03-30T08:00:00Z
            Europe/Dublin       | DAYS   | 1  | 2026-03-27T01:30 | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
            Europe/Dublin       | DAYS   | 1  | 2026-10-23T01:30 | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
            Europe/Dublin       | HOURS  | 12 | 2026-10-24T09:00 | 2026-10-24T20:00:00Z 2026-10-25T09:00:00Z 2026-10-25T21:00:00Z
            Australia/Lord_Howe | DAYS   | 1  | 2026-10-02T02:15 | 2026-10-02T15:45:00Z 2026-10-03T15:45:00Z 2026-10-04T15:15:00Z
            Australia/Lord_Howe | DAYS   | 1  | 2026-04-03T01:45 | 2026-04-03T14:45:00Z 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
            America/New_York    | WEEKS  | 1  | 2026-10-19T08:00 | 2026-10-26T12:00:00Z 2026-11-02T13:00:00Z 2026-11-09T13:00:00Z
            Africa/Cairo        | DAYS   | 1  | 2026-04-22T00:00 | 2026-04-22T22:00:00Z 2026-04-23T22:00:00Z 2026-04-24T21:00:00Z
            America/Havana      | DAYS   | 1  | 2026-10-30T00:30 | 2026-10-31T04:30:00Z 2026-11-01T04:30:00Z 2026-11-02T05:30:00Z
            Pacific/Auckland    | MONTHS | 1  | 2026-01-31T09:00 | 2026-02-27T20:00:00Z 2026-03-30T20:00:00Z 2026-04-29T21:00:00Z
            """)
    void handsOverAtTheWallTimeOfTheZone(String zone, Unit unit, int count, String start, String handovers) {
        List<Instant> expected =
                Arrays.stream(handovers.split(" ")).map(Instant::parse).toList();
        Instant begin = LocalDateTime.parse(start).atZone(ZoneId.of(zone)).toInstant();
        Roster roster = roster(zone, turns(every(count, unit, start), ALICE, BOB, CHARLIE));

        List<Shift> shifts = roster.shifts(new Span(begin, expected.getLast().plusSeconds(60)));

        assertThat(shifts)
                .extracting(Shift::from)
                .containsExactly(begin, expected.get(0), expected.get(1), expected.get(2));
        assertThat(shifts).extracting(Shift::person).containsExactly(ALICE, BOB, CHARLIE, ALICE);
    }

    @Test
    void skipsNobodyWhenAWholeDayIsMissing() {
        Roster samoa = roster("Pacific/Apia", turns(daily("2011-12-28T09:00"), ALICE, BOB, CHARLIE));

        List<Shift> shifts = samoa.shifts(span("2011-12-28T19:00:00Z", "2012-01-01T00:00:00Z"));

        assertThat(shifts).extracting(Shift::person).containsExactly(ALICE, BOB, ALICE, BOB);
        assertThat(shifts.get(2).from()).isEqualTo("2011-12-30T19:00:00Z");
    }

    @Test
    void beginsWithTheFirstPersonAndHasNobodyBefore() {
        Rotation monday = new Rotation(1, Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.parse("2026-11-20T00:00"));
        Roster roster = roster("UTC", turns(monday, ALICE, BOB));

        assertThat(roster.onCall(Instant.parse("2026-11-19T23:59:59Z"))).isEmpty();
        assertThat(roster.onCall(Instant.parse("2026-11-20T00:00:00Z"))).containsExactly(ALICE);
        assertThat(roster.onCall(Instant.parse("2026-11-23T08:59:59Z"))).containsExactly(ALICE);
        assertThat(roster.onCall(Instant.parse("2026-11-23T09:00:00Z"))).containsExactly(BOB);
        assertThat(roster.onCall(Instant.parse("2026-11-30T09:00:00Z"))).containsExactly(ALICE);
    }

    @Test
    void laterLayersCoverEarlierOnesAndWhatNoneCoversIsAGap() {
        Layer nights = new Layer(daily("2026-11-01T22:00"), List.of(ALICE), List.of(everyDay("22:00", "06:00")));
        Layer days = new Layer(daily("2026-11-01T05:00"), List.of(BOB), List.of(everyDay("05:00", "21:00")));
        Roster roster = roster("Europe/Dublin", nights, days);
        Span day = span("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");

        assertThat(roster.shifts(day))
                .extracting(
                        Shift::person,
                        shift -> shift.from().toString(),
                        shift -> shift.until().toString())
                .containsExactly(
                        row(ALICE, "2026-11-20T00:00:00Z", "2026-11-20T05:00:00Z"),
                        row(BOB, "2026-11-20T05:00:00Z", "2026-11-20T21:00:00Z"),
                        row(ALICE, "2026-11-20T22:00:00Z", "2026-11-21T00:00:00Z"));
        assertThat(roster.coverage(day).gaps()).containsExactly(span("2026-11-20T21:00:00Z", "2026-11-20T22:00:00Z"));
    }

    @Test
    void windowsThatMeetTileTheNightsOfBothClockChanges() {
        Layer nights = new Layer(daily("2026-01-01T20:00"), List.of(ALICE, BOB), List.of(everyDay("20:00", "01:30")));
        Layer days = new Layer(daily("2026-01-01T01:30"), List.of(CHARLIE), List.of(everyDay("01:30", "20:00")));
        Roster roster = roster("Europe/Dublin", nights, days);

        assertThat(roster.coverage(span("2026-01-02T00:00:00Z", "2026-12-30T00:00:00Z"))
                        .gaps())
                .isEmpty();
    }

    @Test
    void overridesActInTheOrderTheyWereMade() {
        Roster plan = roster("UTC", turns(daily("2026-11-20T00:00"), ALICE));
        Span noon = span("2026-11-20T12:00:00Z", "2026-11-20T14:00:00Z");
        Span one = span("2026-11-20T13:00:00Z", "2026-11-20T15:00:00Z");
        Roster roster = new Roster(
                plan.schedule(),
                plan.layers(),
                List.of(
                        override(Kind.REPLACE, BOB, ALICE, noon),
                        override(Kind.ADD, CHARLIE, null, one),
                        override(Kind.REMOVE, null, ALICE, one)));

        assertThat(roster.onCall(Instant.parse("2026-11-20T11:59:59Z"))).containsExactly(ALICE);
        assertThat(roster.onCall(Instant.parse("2026-11-20T12:00:00Z"))).containsExactly(BOB);
        assertThat(roster.onCall(Instant.parse("2026-11-20T13:00:00Z"))).containsExactly(BOB, CHARLIE);
        assertThat(roster.onCall(Instant.parse("2026-11-20T14:30:00Z"))).containsExactly(CHARLIE);
        assertThat(roster.onCall(Instant.parse("2026-11-20T15:00:00Z"))).containsExactly(ALICE);
        assertThat(roster.shifts(span("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z")))
                .extracting(Shift::person)
                .containsExactly(ALICE, BOB, CHARLIE, ALICE);
    }

    private static ShiftOverride override(
            Kind kind, @Nullable PersonId person, @Nullable PersonId replaces, Span span) {
        return new ShiftOverride(
                new OverrideId(1),
                RosterCast.FIRST_LINE,
                kind,
                Optional.ofNullable(person),
                Optional.ofNullable(replaces),
                span,
                "");
    }

    private static Tuple row(PersonId person, String from, String until) {
        return Tuple.tuple(person, from, until);
    }
}
