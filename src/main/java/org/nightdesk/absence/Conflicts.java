package org.nightdesk.absence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.absence.Conflict.Candidate;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Lays absences over schedules. */
@Component
public class Conflicts {

    private static final Duration AHEAD = Duration.ofDays(28);
    private static final int MOST_COVERS = 3;

    private final Schedules schedules;
    private final Absences absences;
    private final People people;

    Conflicts(Schedules schedules, Absences absences, People people) {
        this.schedules = schedules;
        this.absences = absences;
        this.people = people;
    }

    /** The parts of the shifts of one schedule in which whoever is on call is away, in order. */
    public List<Shift> away(Schedule schedule, Span span) {
        List<Absence> away = absences.during(span);
        if (away.isEmpty()) {
            return List.of();
        }
        return schedules.shifts(schedule.id(), span.from(), span.until()).stream()
                .flatMap(shift -> away.stream()
                        .filter(absence -> absence.person().equals(shift.person()))
                        .filter(absence -> touch(absence.span(), shift))
                        .map(absence -> part(shift, absence.span())))
                .toList();
    }

    /** What an absence leaves open from {@code now} on. */
    List<Conflict> of(Absence absence, Instant now) {
        if (!absence.span().until().isAfter(now)) {
            return List.of();
        }
        Span span = new Span(later(absence.span().from(), now), absence.span().until());
        Map<PersonId, Duration> load = load(now);
        List<Conflict> found = new ArrayList<>();
        for (Schedule schedule : schedules.all(now)) {
            schedules.shifts(schedule.id(), span.from(), span.until()).stream()
                    .filter(shift -> shift.person().equals(absence.person()))
                    .map(shift -> new Span(shift.from(), shift.until()))
                    .map(part -> new Conflict(
                            schedule.id(),
                            schedule.name(),
                            absence.person(),
                            part,
                            covers(schedule, absence.person(), part, load)))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(conflict -> conflict.span().from()));
        return found;
    }

    private List<Candidate> covers(Schedule schedule, PersonId away, Span span, Map<PersonId, Duration> load) {
        Set<PersonId> busy = new HashSet<>(Set.of(away));
        absences.during(span).forEach(absence -> busy.add(absence.person()));
        schedules.shifts(schedule.id(), span.from(), span.until()).forEach(shift -> busy.add(shift.person()));
        Map<PersonId, String> team = people.staff().stream().collect(Collectors.toMap(Person::id, Person::name));
        return schedule.layers().stream()
                .filter(layer -> !layer.shadow())
                .flatMap(layer -> layer.people().stream())
                .distinct()
                .filter(person -> !busy.contains(person) && team.containsKey(person))
                .map(person ->
                        new Candidate(person, team.getOrDefault(person, ""), load.getOrDefault(person, Duration.ZERO)))
                .sorted(Comparator.comparing(Candidate::load).thenComparing(Candidate::name))
                .limit(MOST_COVERS)
                .toList();
    }

    /** How long each person is on call in the next four weeks, by all schedules as they stand. */
    Map<PersonId, Duration> load(Instant now) {
        Map<PersonId, Duration> load = new HashMap<>();
        schedules.names().keySet().stream()
                .flatMap(id -> schedules.shifts(id, now, now.plus(AHEAD)).stream())
                .forEach(shift ->
                        load.merge(shift.person(), Duration.between(shift.from(), shift.until()), Duration::plus));
        return load;
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
