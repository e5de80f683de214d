package org.nightdesk.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides what a policy does next: the one place where that is thought out. Paging acts on it; rehearsals and outlooks only ask. It reads who is
 * on call and how people are reached, and changes nothing.
 */
@Component
public class Course {

    private static final int ALONE_MINUTES = 5;

    private final Roster roster;
    private final Rings rings;
    private final ObjectProvider<Loads> loads;

    Course(Roster roster, Rings rings, ObjectProvider<Loads> loads) {
        this.roster = roster;
        this.rings = rings;
        this.loads = loads;
    }

    /** What the page is, and when the question is asked. */
    private record Asked(int priority, Instant at) {}

    /** What is decided, after the steps that were passed over on the way there. */
    public sealed interface Decision {
        List<Passed> passed();
    }

    /** Call these people of step {@code step} (from 0), wait, and go on at {@code next}. Never without people. */
    public record Call(
            List<Passed> passed, int step, int round, Map<Person, List<Ring>> people, Duration waiting, Place next)
            implements Decision {}

    /** Nobody is left to be called. */
    public record Exhausted(List<Passed> passed) implements Decision {}

    /** A step, or one of its targets, that came to nobody, and why. {@code meant}: the policy says so. {@code gap}: the schedule that has nobody on call. */
    public record Passed(int step, String why, boolean meant, Optional<ScheduleId> gap) {

        private static Passed of(int step, Roster.Nobody nobody) {
            return new Passed(step, nobody.why(), false, nobody.gap());
        }
    }

    /** {@code repeat} as in {@link Policy}; {@code spared} have answered already. {@code priority} is 1 to 5. */
    public Decision next(List<Step> steps, int repeat, Place from, int priority, Set<PersonId> spared, Instant at) {
        List<Passed> passed = new ArrayList<>();
        int number = from.current();
        int round = from.round();
        for (int looked = 0; looked <= steps.size(); looked++) {
            if (number >= steps.size()) {
                number = 0;
                round++;
            }
            if (round > repeat || steps.isEmpty()) {
                break;
            }
            Optional<Call> call = steps.get(number).lastResort()
                    ? Optional.empty()
                    : call(steps.get(number), number, round, from, priority, spared, at, passed);
            if (call.isPresent()) {
                return call.get();
            }
            number++;
        }
        return from.anybody()
                ? new Exhausted(List.copyOf(passed))
                : lastResort(steps, repeat, new Asked(priority, at), passed);
    }

    /** The trainees who are told when these are called, and how; once a step, and nobody who is called in their own right. */
    public Map<Person, List<Ring>> alongside(Step step, Call call, int priority, Instant at) {
        Map<Person, List<Ring>> along = new LinkedHashMap<>();
        if (call.next().called().size() < 2) {
            roster.alongside(step, at)
                    .forEach((person, ways) -> along.put(person, rings.of(person, ways, step, priority, at)));
        }
        along.keySet().removeAll(call.people().keySet());
        return along;
    }

    /** How somebody is called whom no step named, all their ways within five minutes; empty when they have left. */
    public List<Ring> person(PersonId id, int priority, Instant at) {
        Step alone = new Step(List.of(new Target(Target.Kind.PERSON, id.value())), ALONE_MINUTES);
        return roster.of(alone, at).people().entrySet().stream()
                .flatMap(one -> rings.of(one.getKey(), one.getValue(), alone, priority, at).stream())
                .toList();
    }

    private Optional<Call> call(
            Step step,
            int number,
            int round,
            Place from,
            int priority,
            Set<PersonId> spared,
            Instant at,
            List<Passed> passed) {
        Optional<String> objection = step.objection(priority, at);
        if (objection.isPresent()) {
            passed.add(new Passed(number, objection.get(), true, Optional.empty()));
            return Optional.empty();
        }
        boolean amid = number == from.current()
                && round == from.round()
                && !from.called().isEmpty();
        Roster.Answer answer = roster.of(step, at);
        answer.nobody().stream().filter(nobody -> !amid).forEach(nobody -> passed.add(Passed.of(number, nobody)));
        Map<Person, List<Reach>> left = new LinkedHashMap<>(answer.people());
        left.keySet()
                .removeIf(person ->
                        spared.contains(person.id()) || amid && from.called().contains(person.id()));
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(chosen(step, number, round, from, left, new Asked(priority, at), passed));
    }

    private Call chosen(
            Step step,
            int number,
            int round,
            Place from,
            Map<Person, List<Reach>> left,
            Asked asked,
            List<Passed> passed) {
        List<Person> people = List.copyOf(left.keySet());
        Place next = from.after(number, round, step);
        if (step.order() == Step.Order.LEAST_LOADED) {
            people = leastLoaded(people, step.needed(), asked.at());
        }
        if (step.order() == Step.Order.ONE_AFTER_THE_OTHER && people.size() > 1) {
            next = from.amid(number, round, step, people.getFirst().id());
        }
        left.keySet().retainAll(step.order() == Step.Order.ONE_AFTER_THE_OTHER ? List.of(people.getFirst()) : people);
        return called(step, number, round, left, asked, next, passed);
    }

    // Where everybody is left in peace at first, the wait begins when the first is called.
    private Call called(
            Step step,
            int number,
            int round,
            Map<Person, List<Reach>> people,
            Asked asked,
            Place next,
            List<Passed> passed) {
        Map<Person, List<Ring>> all = new LinkedHashMap<>();
        people.forEach((person, ways) -> all.put(person, rings.of(person, ways, step, asked.priority(), asked.at())));
        Duration peace = all.values().stream()
                .flatMap(List::stream)
                .map(Ring::after)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Call(List.copyOf(passed), number, round, all, step.waiting().plus(peace), next);
    }

    // As many as must answer; of those who are equal, who stands first in the policy.
    private List<Person> leastLoaded(List<Person> people, int needed, Instant at) {
        Map<PersonId, Integer> load = loads.stream()
                .findFirst()
                .map(known -> known.of(people.stream().map(Person::id).toList(), at))
                .orElse(Map.of());
        return people.stream()
                .sorted(Comparator.comparing(person -> load.getOrDefault(person.id(), 0)))
                .limit(needed)
                .toList();
    }

    private Decision lastResort(List<Step> steps, int repeat, Asked asked, List<Passed> passed) {
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            if (!step.lastResort()) {
                continue;
            }
            Roster.Answer answer = roster.of(step, asked.at());
            int place = number;
            answer.nobody().forEach(nobody -> passed.add(Passed.of(place, nobody)));
            if (!answer.people().isEmpty()) {
                Place next = new Place(steps.size(), repeat, Set.of(), true, step.needed());
                return called(step, number, repeat, answer.people(), asked, next, passed);
            }
        }
        return new Exhausted(List.copyOf(passed));
    }
}
