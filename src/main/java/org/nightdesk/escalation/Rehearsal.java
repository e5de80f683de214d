package org.nightdesk.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;

/** Goes through the steps of a policy as paging would, and calls nobody. */
@Component
class Rehearsal {

    private final Roster roster;

    Rehearsal(Roster roster) {
        this.roster = roster;
    }

    /** One step: {@code number} from 1, who would be called at that moment, and why a target would come to nobody. */
    record Called(int number, Instant at, List<String> people, List<String> nobody) {}

    /** Each step once; one that would call nobody takes no time. */
    List<Called> of(List<Step> steps, Instant begin) {
        List<Called> called = new ArrayList<>();
        Instant at = begin;
        for (Step step : steps) {
            Roster.Answer answer = roster.of(step, at);
            List<String> people =
                    answer.people().keySet().stream().map(Person::name).toList();
            called.add(new Called(called.size() + 1, at, people, answer.nobody()));
            at = people.isEmpty() ? at : at.plus(step.waiting());
        }
        return called;
    }
}
