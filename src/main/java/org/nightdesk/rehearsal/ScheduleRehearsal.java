package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.absence.Conflicts;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Looks through one schedule: where nobody is on call, and whose shift a clock change makes longer or shorter. */
@Component
class ScheduleRehearsal {

    // Looked at beyond both ends, so that a gap there keeps its name from night to night.
    private static final Duration BEYOND = Duration.ofDays(8);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Schedules schedules;
    private final Conflicts conflicts;
    private final People people;

    ScheduleRehearsal(Schedules schedules, Conflicts conflicts, People people) {
        this.schedules = schedules;
        this.conflicts = conflicts;
        this.people = people;
    }

    /** Adds what is wrong within the span, and answers who is on call in it, each with the beginning of their first shift. */
    Map<PersonId, Instant> through(Schedule schedule, Span span, Troubles troubles) {
        schedules.gaps(schedule.id(), span.from().minus(BEYOND), span.until().plus(BEYOND)).stream()
                .filter(gap -> gap.until().isAfter(span.from()) && gap.from().isBefore(span.until()))
                .forEach(gap -> troubles.gap(schedule.id(), gap.from(), gap(schedule, gap, span)));
        List<Shift> shifts = schedules.shifts(schedule.id(), span.from(), span.until());
        shifts.forEach(shift -> clockChange(schedule, shift).ifPresent(troubles::add));
        conflicts.away(schedule, span).forEach(shift -> troubles.add(absent(schedule, shift)));
        Map<PersonId, Instant> first = new LinkedHashMap<>();
        shifts.forEach(shift -> first.putIfAbsent(shift.person(), shift.from()));
        return first;
    }

    // The same hours of each week are one trouble: nobody wants to hear of every Sunday anew.
    private static Trouble gap(Schedule schedule, Span gap, Span span) {
        Instant from = gap.from().isBefore(span.from()) ? span.from() : gap.from();
        Instant until = gap.until().isAfter(span.until()) ? span.until() : gap.until();
        boolean begins = gap.from().isAfter(span.from().minus(BEYOND));
        boolean ends = gap.until().isBefore(span.until().plus(BEYOND));
        String hours = (begins ? weekly(gap.from(), schedule.zone()) : "") + "-"
                + (ends ? weekly(gap.until(), schedule.zone()) : "");
        return new Trouble(
                "gap:" + schedule.id().text() + ":" + hours,
                Kind.GAP,
                schedule.name() + " has nobody on call" + (ends ? "." : ", and no end of it is planned."),
                "Cover it, or change the schedule.",
                cover(schedule, from, until),
                from,
                1,
                Duration.between(from, until));
    }

    private static String weekly(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.getDayOfWeek() + " " + CLOCK.format(local);
    }

    private static String cover(Schedule schedule, Instant from, Instant until) {
        return "/on-call/overrides/new?schedule=" + schedule.id().text() + "&from=" + from + "&until=" + until;
    }

    private Trouble absent(Schedule schedule, Shift shift) {
        return new Trouble(
                "absent:" + schedule.id().text() + ":" + shift.person().text() + ":" + shift.until(),
                Kind.ABSENT,
                name(shift) + " is on call in " + schedule.name() + " while they are away.",
                "Choose who covers it.",
                "/on-call/absences",
                shift.from(),
                1,
                Duration.between(shift.from(), shift.until()));
    }

    private Optional<Trouble> clockChange(Schedule schedule, Shift shift) {
        ZoneOffsetTransition change = schedule.zone().getRules().nextTransition(shift.from());
        if (change == null || !change.getInstant().isBefore(shift.until())) {
            return Optional.empty();
        }
        String by = Times.span(change.getDuration().abs());
        return Optional.of(new Trouble(
                "clock:" + schedule.id().text() + ":" + shift.person().text() + ":" + change.getInstant(),
                Kind.CLOCK,
                "The clocks change in a shift of " + name(shift) + "’s in " + schedule.name() + ": it is " + by
                        + (change.isGap() ? " shorter" : " longer") + " than the clock on the wall says.",
                "Nothing needs to be done; hand-overs stay at their wall time.",
                "/on-call?schedule=" + schedule.id().text(),
                change.getInstant(),
                1,
                Duration.ZERO));
    }

    private String name(Shift shift) {
        return people.names(List.of(shift.person())).getOrDefault(shift.person(), "Somebody who left");
    }
}
