package org.nightdesk.setup;

import java.time.Instant;
import java.util.List;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The policy that pages one person and nobody else. */
@Component
class PageMe {

    private static final int WAIT_MINUTES = 10;
    private static final int TIMES_MORE = 2;

    private final Policies policies;

    PageMe(Policies policies) {
        this.policies = policies;
    }

    /** Made when there is none yet. */
    Policy policy(Person person, Instant now) {
        Target target = new Target(Target.Kind.PERSON, person.id().value());
        List<Policy> all = policies.all();
        return all.stream()
                .filter(one ->
                        one.steps().stream().allMatch(step -> step.targets().equals(List.of(target))))
                .findFirst()
                .orElseGet(() -> policies.create(
                        freeName(person, all),
                        List.of(new Step(List.of(target), WAIT_MINUTES)),
                        TIMES_MORE,
                        Viewer.system(),
                        now));
    }

    private static String freeName(Person person, List<Policy> all) {
        String plain = "Page " + person.name();
        return all.stream().noneMatch(one -> one.name().equals(plain)) ? plain : plain + ", " + person.email();
    }
}
