package org.nightdesk.absence;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.ledger.Ledger;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Finds who may take hours of a schedule instead of somebody: who stands in its plan, is here, and is neither away nor on call by it then. */
@Component
public class Candidates {

    private final Schedules schedules;
    private final Absences absences;
    private final People people;
    private final Ledger ledger;

    Candidates(Schedules schedules, Absences absences, People people, Ledger ledger) {
        this.schedules = schedules;
        this.absences = absences;
        this.people = people;
        this.ledger = ledger;
    }

    /** The least loaded by the ledger first, then the others by name; empty when nobody is left. */
    public List<Candidate> of(Schedule schedule, PersonId instead, Span span, Instant now) {
        Set<PersonId> busy = new HashSet<>(Set.of(instead));
        absences.during(span).forEach(absence -> busy.add(absence.person()));
        schedules.shifts(schedule.id(), span.from(), span.until()).forEach(shift -> busy.add(shift.person()));
        Map<PersonId, String> here = people.staff().stream().collect(Collectors.toMap(Person::id, Person::name));
        List<Candidate> free = schedule.layers().stream()
                .filter(layer -> !layer.shadow())
                .flatMap(layer -> layer.people().stream())
                .distinct()
                .filter(person -> !busy.contains(person) && here.containsKey(person))
                .map(person -> new Candidate(person, here.getOrDefault(person, ""), false))
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
        return leastLoadedFirst(free, now);
    }

    private List<Candidate> leastLoadedFirst(List<Candidate> free, Instant now) {
        Map<PersonId, Double> loads =
                ledger.loads(free.stream().map(Candidate::person).toList(), now);
        Optional<Candidate> first =
                free.stream().min(Comparator.comparing(one -> loads.getOrDefault(one.person(), 0.0)));
        return Stream.concat(
                        first.stream().map(one -> new Candidate(one.person(), one.name(), true)),
                        free.stream().filter(one -> first.filter(one::equals).isEmpty()))
                .toList();
    }
}
