package org.nightdesk.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.reach.ReachRule;
import org.nightdesk.reach.ReachRules;
import org.nightdesk.reach.Wishes;
import org.springframework.stereotype.Component;

/**
 * When each of a person's ways is tried: as the policy says; else as they wish; else one after the other, two minutes apart, or closer so that
 * all come before the step ends. What does not press waits until their quiet hours are over.
 */
@Component
class Rings {

    /** What presses less is told by the other set of rules. */
    private static final int PRESSING = 2;

    private static final Duration APART = Duration.ofMinutes(2);

    private final ReachRules rules;
    private final People people;

    Rings(ReachRules rules, People people) {
        this.rules = rules;
        this.people = people;
    }

    /** Never empty unless there are no ways; the first comes first. */
    List<Ring> of(Person person, List<Reach> ways, Step step, int priority, Instant at) {
        Wishes wishes = rules.of(person.id());
        boolean pressing = priority <= PRESSING;
        List<Ring> rings = enforced(ways, step);
        if (rings.isEmpty()) {
            rings = wished(person, ways, pressing ? wishes.urgent() : wishes.calm());
        }
        if (rings.isEmpty()) {
            rings = spaced(ways, step.waiting());
        }
        Duration quiet = wishes.quiet()
                .filter(hours -> !pressing)
                .map(hours -> hours.left(at, people.zone(person, at)))
                .orElse(Duration.ZERO);
        return quiet.isZero()
                ? rings
                : rings.stream()
                        .map(ring -> new Ring(ring.reach(), ring.after().plus(quiet)))
                        .toList();
    }

    private static List<Ring> enforced(List<Reach> ways, Step step) {
        return spaced(
                step.methods().stream()
                        .flatMap(kind -> ways.stream().filter(way -> way.kind().equals(kind)))
                        .toList(),
                step.waiting());
    }

    // A rule whose method is not verified, or is gone, is left out.
    private List<Ring> wished(Person person, List<Reach> ways, List<ReachRule> wished) {
        if (wished.isEmpty()) {
            return List.of();
        }
        List<ContactMethod> methods = people.contactMethods(person.id());
        return wished.stream()
                .flatMap(rule -> methods.stream()
                        .filter(method -> method.id() == rule.method())
                        .flatMap(method -> ways.stream()
                                .filter(way -> way.kind().equals(method.kind())
                                        && way.address().equals(method.address())))
                        .map(way -> new Ring(way, rule.after())))
                .sorted(Comparator.comparing(Ring::after))
                .toList();
    }

    private static List<Ring> spaced(List<Reach> ways, Duration wait) {
        Duration apart = ways.isEmpty() ? APART : min(APART, wait.dividedBy(ways.size()));
        return IntStream.range(0, ways.size())
                .mapToObj(place -> new Ring(ways.get(place), apart.multipliedBy(place)))
                .toList();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
