package org.nightdesk.latestart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.absence.Absences;
import org.nightdesk.absence.Candidate;
import org.nightdesk.absence.Candidates;
import org.nightdesk.latestart.LateStart.Cover;
import org.nightdesk.latestart.LateStart.State;
import org.nightdesk.ledger.Ledger;
import org.nightdesk.ledger.Night;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Finds whose night was disturbed, now that it is morning where they are, and who may cover for them. */
@Component
class Mornings {

    private static final Duration BACK = Duration.ofHours(30);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** Whoever works at night sleeps in the morning. */
    private static final Duration BEFORE = Duration.ofHours(3);

    private static final int QUARTER = 15;

    private final Ledger ledger;
    private final People people;
    private final Schedules schedules;
    private final Absences absences;
    private final Candidates candidates;
    private final LateStartStore store;

    Mornings(
            Ledger ledger,
            People people,
            Schedules schedules,
            Absences absences,
            Candidates candidates,
            LateStartStore store) {
        this.ledger = ledger;
        this.people = people;
        this.schedules = schedules;
        this.absences = absences;
        this.candidates = candidates;
        this.store = store;
    }

    /** What is to be proposed now and was not yet. */
    List<LateStart> due(Instant now) {
        List<Person> staff = people.staff();
        Map<PersonId, List<Night>> nights = ledger.nights(staff, new Span(now.minus(BACK), now));
        List<LateStart> due = new ArrayList<>();
        for (Person person : staff) {
            nights.getOrDefault(person.id(), List.of()).stream()
                    .filter(night -> isMorning(night, person, now))
                    .filter(night -> !store.has(person.id(), night.evening()))
                    .flatMap(night -> proposal(night, person, now).stream())
                    .forEach(due::add);
        }
        return due;
    }

    private static boolean isMorning(Night night, Person person, Instant now) {
        Instant morning = night.evening()
                .plusDays(1)
                .atTime(MORNING)
                .atZone(person.zone())
                .toInstant();
        Instant soon = night.ends().minus(BEFORE);
        return !now.isBefore(morning.isAfter(soon) ? morning : soon)
                && night.restedAt().isAfter(now)
                && night.restedAt().isAfter(night.ends());
    }

    private Optional<LateStart> proposal(Night night, Person person, Instant now) {
        Span late = new Span(night.ends(), toTheQuarter(night.restedAt(), person));
        boolean away = absences.during(late).stream()
                .anyMatch(absence -> absence.person().equals(person.id()));
        List<Cover> covers = away ? List.of() : covers(person, late, now);
        return away || !night.workday() && covers.isEmpty()
                ? Optional.empty()
                : Optional.of(new LateStart(
                        0, person.id(), night.evening(), late.from(), late.until(), State.PROPOSED, covers));
    }

    private List<Cover> covers(Person person, Span late, Instant now) {
        return schedules.naming(List.of(person.id())).stream()
                .flatMap(id -> schedules.shifts(id, late.from(), late.until()).stream())
                .filter(shift -> shift.person().equals(person.id()))
                .filter(shift -> shift.until().isAfter(now))
                .sorted(Comparator.comparing(Shift::from))
                .map(shift -> cover(shift.schedule(), new Span(shift.from(), shift.until()), person, now))
                .toList();
    }

    private Cover cover(ScheduleId schedule, Span span, Person person, Instant now) {
        Optional<PersonId> first = candidates.of(schedules.schedule(schedule, now), person.id(), span, now).stream()
                .findFirst()
                .map(Candidate::person);
        return new Cover(schedule, span, first);
    }

    private static Instant toTheQuarter(Instant at, Person person) {
        ZonedDateTime minute = at.atZone(person.zone()).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime whole = minute.toInstant().isBefore(at) ? minute.plusMinutes(1) : minute;
        int over = whole.getMinute() % QUARTER;
        return (over == 0 ? whole : whole.plusMinutes(QUARTER - over)).toInstant();
    }
}
