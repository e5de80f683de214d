package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Roster.Planned;

/** Who takes part, and short ways to say a plan. */
final class RosterCast {

    static final PersonId ALICE = new PersonId(1);
    static final PersonId BOB = new PersonId(2);
    static final PersonId CHARLIE = new PersonId(3);
    static final ScheduleId FIRST_LINE = new ScheduleId(1);
    static final Span ALWAYS = new Span(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2500-01-01T00:00:00Z"));

    private RosterCast() {}

    static Rotation daily(String start) {
        return every(1, Rotation.Unit.DAYS, start);
    }

    /** Handed over at the time and on the day of its start. */
    static Rotation every(int count, Rotation.Unit unit, String start) {
        LocalDateTime local = LocalDateTime.parse(start);
        int day = unit == Rotation.Unit.MONTHS
                ? local.getDayOfMonth()
                : local.getDayOfWeek().getValue();
        return new Rotation(count, unit, local.toLocalTime(), day, local);
    }

    static Roster roster(String zone, Layer... layers) {
        List<Planned> planned = List.of(layers).stream()
                .map(layer -> new Planned(layer, ZoneId.of(zone), ALWAYS))
                .toList();
        return new Roster(FIRST_LINE, planned, List.of());
    }

    static Layer turns(Rotation rotation, PersonId... people) {
        return new Layer(rotation, List.of(people), List.of());
    }

    static Restriction everyDay(String from, String until) {
        return new Restriction(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(until));
    }

    static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }
}
