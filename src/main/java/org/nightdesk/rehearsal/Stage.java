package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.springframework.stereotype.Component;

/** Where the next six weeks are gone through. Reads only. */
@Component
class Stage {

    static final Duration AHEAD = Duration.ofDays(42);

    private final Schedules schedules;
    private final Policies policies;
    private final People people;
    private final ScheduleRehearsal plan;
    private final PolicyRehearsal paging;

    Stage(Schedules schedules, Policies policies, People people, ScheduleRehearsal plan, PolicyRehearsal paging) {
        this.schedules = schedules;
        this.policies = policies;
        this.people = people;
        this.plan = plan;
        this.paging = paging;
    }

    /** What would go wrong, and who would be called. */
    record Played(List<Trouble> troubles, Set<PersonId> called) {}

    List<Trouble> rehearse(Instant now) {
        return play(schedules.all(now), policies.all(), now).troubles();
    }

    /** Only what is in the scope. */
    Played rehearse(Scope scope, Instant now) {
        List<Schedule> some = schedules.names().keySet().stream()
                .filter(scope.schedules()::contains)
                .map(id -> schedules.schedule(id, now))
                .toList();
        List<Policy> paged = policies.all().stream()
                .filter(policy -> scope.policies().contains(policy.id()))
                .toList();
        return play(some, paged, now);
    }

    private Played play(List<Schedule> some, List<Policy> paged, Instant now) {
        Span span = new Span(now, now.plus(AHEAD));
        Troubles troubles = new Troubles();
        Map<PersonId, Instant> called = new HashMap<>();
        some.forEach(schedule -> add(called, plan.through(schedule, span, troubles)));
        paged.forEach(policy -> add(called, paging.through(policy, span, troubles)));
        called.forEach((person, first) -> checkWays(person, first, troubles));
        return new Played(troubles.all(), called.keySet());
    }

    private static void add(Map<PersonId, Instant> called, Map<PersonId, Instant> more) {
        more.forEach((person, at) -> called.merge(person, at, (one, other) -> one.isBefore(other) ? one : other));
    }

    private void checkWays(PersonId id, Instant first, Troubles troubles) {
        boolean reached = people.contactMethods(id).stream().anyMatch(ContactMethod::verified);
        if (!reached) {
            String name = people.find(id).map(Person::name).orElse("Somebody who left");
            troubles.add(new Trouble(
                    "contact:" + id.text(),
                    Kind.CONTACT,
                    name + " is to be called, and no way to reach them is verified.",
                    "They verify one in their profile, under Contact methods.",
                    "/people/" + id.text(),
                    first,
                    1,
                    Duration.ZERO));
        }
    }
}
