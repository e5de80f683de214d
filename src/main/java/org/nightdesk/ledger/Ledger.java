package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.ledger.ToldStore.Asked;
import org.nightdesk.ledger.ToldStore.Told;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** What being on call costs whom: the one place where load is counted. Whoever asks sees to it that nobody reads what is not theirs. */
@Component
public class Ledger {

    private static final Duration LATELY = Duration.ofDays(28);
    /** The least that PostgreSQL tells apart: what came right now counts. */
    private static final Duration THIS_INSTANT = Duration.of(1, ChronoUnit.MICROS);

    private static final Duration DAY = Duration.ofDays(1);

    private final Duty duty;
    private final ToldStore told;
    private final TermsStore terms;
    private final Rights rights;
    private final People people;

    Ledger(Duty duty, ToldStore told, TermsStore terms, Rights rights, People people) {
        this.duty = duty;
        this.told = told;
        this.terms = terms;
        this.rights = rights;
        this.people = people;
    }

    /**
     * What each of them bore in the last four weeks, and what the next four will bring by the schedules as they stand: more is more. Only to choose whom to
     * spare; never shown. Only of those who are active here.
     */
    public Map<PersonId, Double> loads(Collection<PersonId> those, Instant now) {
        Set<PersonId> wanted = Set.copyOf(those);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Person> asked = people.staff().stream()
                .filter(person -> wanted.contains(person.id()))
                .toList();
        Map<PersonId, Tally> past = tallies(asked, new Span(now.minus(LATELY), now.plus(THIS_INSTANT)));
        Map<PersonId, List<Span>> ahead = duty.of(wanted, new Span(now, now.plus(LATELY)));
        return asked.stream()
                .collect(Collectors.toMap(
                        Person::id,
                        person -> past.getOrDefault(person.id(), Tally.NOTHING).load()
                                + coming(ahead.getOrDefault(person.id(), List.of()))
                                        .load()));
    }

    private static Tally coming(List<Span> spans) {
        Duration time = spans.stream()
                .map(span -> Duration.between(span.from(), span.until()))
                .reduce(Duration.ZERO, Duration::plus);
        return new Tally(Map.of(Slot.ALL.getFirst(), time), Map.of(), List.of());
    }

    /** The rests that begin in the span and were disturbed, in order; without those who have none. */
    public Map<PersonId, List<Night>> nights(List<Person> those, Span span) {
        Map<PersonId, Terms> all = termsOf(those);
        Map<PersonId, List<Told>> pages = told(those, span);
        return those.stream()
                .filter(person -> pages.containsKey(person.id()))
                .collect(Collectors.toMap(
                        Person::id,
                        person -> new Count(person.zone(), all.getOrDefault(person.id(), Terms.USUAL), span)
                                .nights(pages.getOrDefault(person.id(), List.of()))));
    }

    /** NotFound unless the viewer is the person, or leads a team that they are in. */
    public void refuseStrangers(PersonId person, Viewer viewer) {
        rights.check(person, viewer);
    }

    /** In the order of the people; what is still to come is not counted. */
    List<Account> accounts(List<Person> those, YearMonth month, Instant now) {
        Map<ZoneId, List<Person>> byZone = those.stream().collect(Collectors.groupingBy(Person::zone));
        Map<PersonId, Tally> tallies = new HashMap<>();
        byZone.forEach((zone, neighbours) -> {
            Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
            Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
            Instant until = end.isBefore(now) ? end : now;
            if (from.isBefore(until)) {
                tallies.putAll(tallies(neighbours, new Span(from, until)));
            }
        });
        Map<PersonId, Terms> all = termsOf(those);
        return those.stream()
                .map(person -> new Account(
                        person,
                        month,
                        all.getOrDefault(person.id(), Terms.USUAL),
                        now,
                        tallies.getOrDefault(person.id(), Tally.NOTHING)))
                .toList();
    }

    /** Of each person, also of who bore nothing. */
    Map<PersonId, Tally> tallies(List<Person> those, Span span) {
        Map<PersonId, Terms> all = termsOf(those);
        Map<PersonId, List<Span>> onCall = duty.of(ids(those), span);
        Map<PersonId, List<Told>> pages = told(those, span);
        return those.stream().collect(Collectors.toMap(Person::id, person -> {
            Terms his = all.getOrDefault(person.id(), Terms.USUAL);
            return new Count(person.zone(), his, span)
                    .tally(onCall.getOrDefault(person.id(), List.of()), pages.getOrDefault(person.id(), List.of()));
        }));
    }

    // A night reaches into the days around it.
    private Map<PersonId, List<Told>> told(List<Person> those, Span span) {
        Span wide = new Span(span.from().minus(DAY), span.until().plus(DAY));
        return told
                .in(those.stream().map(person -> new Asked(person.id(), wide)).toList())
                .stream()
                .collect(Collectors.groupingBy(Told::person));
    }

    private Map<PersonId, Terms> termsOf(List<Person> those) {
        return terms.of(ids(those));
    }

    private static Set<PersonId> ids(List<Person> those) {
        return those.stream().map(Person::id).collect(Collectors.toSet());
    }
}
