package org.nightdesk.rehearsal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Says which nights a change concerns: a person's and a policy's those of their schedules, a schedule's those of the policies that page by it. */
@Component
class Concerned {

    private final Schedules schedules;
    private final Policies policies;
    private final People people;
    private final Teams teams;

    Concerned(Schedules schedules, Policies policies, People people, Teams teams) {
        this.schedules = schedules;
        this.policies = policies;
        this.people = people;
        this.teams = teams;
    }

    Scope by(Collection<Subject> changed) {
        Set<PersonId> persons = ids(changed, "person").map(PersonId::new).collect(Collectors.toSet());
        Set<TeamId> groups = ids(changed, "team").map(TeamId::new).collect(Collectors.toCollection(HashSet::new));
        people.staff().stream()
                .map(Person::id)
                .filter(persons::contains)
                .forEach(person -> groups.addAll(teams.of(person)));
        Set<ScheduleId> plans =
                ids(changed, "schedule").map(ScheduleId::new).collect(Collectors.toCollection(HashSet::new));
        plans.addAll(schedules.naming(persons));
        Set<PolicyId> paging =
                ids(changed, "escalation-policy").map(PolicyId::new).collect(Collectors.toCollection(HashSet::new));
        List<Policy> all = policies.all();
        all.stream().filter(policy -> paging.contains(policy.id())).forEach(policy -> plans.addAll(plans(policy)));
        all.stream()
                .filter(policy -> calls(policy, plans, persons, groups))
                .map(Policy::id)
                .forEach(paging::add);
        return new Scope(plans, paging, persons);
    }

    private static List<ScheduleId> plans(Policy policy) {
        return policy.steps().stream()
                .flatMap(step -> step.targets().stream())
                .filter(target -> target.kind() == Target.Kind.SCHEDULE)
                .map(target -> new ScheduleId(target.id()))
                .toList();
    }

    private static Stream<Long> ids(Collection<Subject> changed, String kind) {
        return changed.stream().filter(one -> one.kind().equals(kind)).map(one -> Long.parseLong(one.id()));
    }

    private static boolean calls(Policy policy, Set<ScheduleId> plans, Set<PersonId> persons, Set<TeamId> groups) {
        return policy.steps().stream()
                .flatMap(step -> step.targets().stream())
                .anyMatch(target -> isOf(target, plans, persons, groups));
    }

    private static boolean isOf(Target target, Set<ScheduleId> plans, Set<PersonId> persons, Set<TeamId> groups) {
        return switch (target.kind()) {
            case SCHEDULE -> plans.contains(new ScheduleId(target.id()));
            case PERSON -> persons.contains(new PersonId(target.id()));
            case TEAM -> groups.contains(new TeamId(target.id()));
        };
    }
}
