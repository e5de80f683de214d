package org.nightdesk.absence;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Lays absences over schedules. */
@Component
public class Conflicts {

    private final Schedules schedules;
    private final Absences absences;
    private final Candidates candidates;

    Conflicts(Schedules schedules, Absences absences, Candidates candidates) {
        this.schedules = schedules;
        this.absences = absences;
        this.candidates = candidates;
    }

    /** The parts of the shifts of one schedule in which whoever is on call is away, in order. */
    public List<Shift> away(Schedule schedule, Span span) {
        return away(schedules.shifts(schedule.id(), span.from(), span.until()), span);
    }

    /** Of these shifts, which lie in the span. */
    List<Shift> away(List<Shift> shifts, Span span) {
        List<Absence> away = absences.during(span);
        return shifts.stream()
                .flatMap(shift -> away.stream()
                        .filter(absence -> absence.person().equals(shift.person()))
                        .filter(absence -> touch(absence.span(), shift))
                        .map(absence -> part(shift, absence.span())))
                .toList();
    }

    /** What an absence leaves open from {@code now} on, soonest first. */
    public List<Conflict> of(Absence absence, Instant now) {
        Map<ScheduleId, Schedule> plans = new HashMap<>();
        return open(absence, now).stream()
                .map(shift -> conflict(
                        plans.computeIfAbsent(shift.schedule(), id -> schedules.schedule(id, now)), shift, now))
                .toList();
    }

    /** Their shifts while they are away, from {@code now} on, soonest first. */
    List<Shift> open(Absence absence, Instant now) {
        if (!absence.span().until().isAfter(now)) {
            return List.of();
        }
        Span span = new Span(later(absence.span().from(), now), absence.span().until());
        return schedules.naming(List.of(absence.person())).stream()
                .flatMap(id -> schedules.shifts(id, span.from(), span.until()).stream())
                .filter(shift -> shift.person().equals(absence.person()))
                .sorted(Comparator.comparing(Shift::from))
                .toList();
    }

    private Conflict conflict(Schedule schedule, Shift shift, Instant now) {
        Span part = new Span(shift.from(), shift.until());
        return new Conflict(
                schedule.id(),
                schedule.name(),
                shift.person(),
                part,
                candidates.of(schedule, shift.person(), part, now));
    }

    private static boolean touch(Span span, Shift shift) {
        return span.from().isBefore(shift.until()) && span.until().isAfter(shift.from());
    }

    private static Shift part(Shift shift, Span span) {
        Instant until = shift.until().isBefore(span.until()) ? shift.until() : span.until();
        return new Shift(shift.schedule(), shift.person(), later(shift.from(), span.from()), until, shift.override());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
