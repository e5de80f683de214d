package org.nightdesk.rehearsal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;

/** What is gone through again after a change: the schedules, policies and people that it concerns. */
record Scope(Set<ScheduleId> schedules, Set<PolicyId> policies, Set<PersonId> people) {

    Scope and(Collection<PersonId> more) {
        Set<PersonId> both = new HashSet<>(people);
        both.addAll(more);
        return new Scope(schedules, policies, both);
    }

    /** What the keys of troubles call them. */
    String[] owners() {
        return Stream.of(
                        schedules.stream().map(ScheduleId::text),
                        policies.stream().map(PolicyId::text),
                        people.stream().map(PersonId::text))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }
}
