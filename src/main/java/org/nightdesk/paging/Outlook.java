package org.nightdesk.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.escalation.Roster;
import org.nightdesk.escalation.Step;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;

/** Who will be called, and when, if nobody answers: what the {@link Escalator} would decide by what is known now. */
@Component
class Outlook {

    private final Roster roster;

    Outlook(Roster roster) {
        this.roster = roster;
    }

    /** One step to come; {@code people} is never empty. */
    record Coming(Instant at, List<Person> people) {}

    /** The steps to come until they begin again, soonest first; those with nobody are skipped. Empty when nobody is sought. */
    List<Coming> of(Page page, Instant now) {
        Instant due = page.dueAt();
        if (!page.state().calling() || due == null) {
            return List.of();
        }
        return of(page.steps(), page.step(), due.isBefore(now) ? now : due);
    }

    /** "Bob", "Bob and you", "Bob and 2 others". */
    static String names(List<Person> people, Optional<Person> me) {
        List<String> names = people.stream()
                .map(person -> me.filter(person::equals).isPresent() ? "you" : person.name())
                .toList();
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default -> names.getFirst() + " and " + (names.size() - 1) + " others";
        };
    }

    /** As if these steps began at that moment. */
    List<Coming> of(List<Step> steps, Instant begin) {
        return of(steps, 0, begin);
    }

    private List<Coming> of(List<Step> steps, int from, Instant begin) {
        List<Coming> coming = new ArrayList<>();
        Instant at = begin;
        for (Step step : steps.subList(Math.min(from, steps.size()), steps.size())) {
            List<Person> people = List.copyOf(roster.of(step, at).people().keySet());
            if (!people.isEmpty()) {
                coming.add(new Coming(at, people));
                at = at.plus(step.waiting());
            }
        }
        return coming;
    }
}
