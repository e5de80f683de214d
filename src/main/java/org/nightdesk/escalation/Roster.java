package org.nightdesk.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.springframework.stereotype.Component;

/** Turns a step's targets into people and the ways to reach them, at an instant. */
@Component
public class Roster {

    private final People people;
    private final ContactMethods methods;
    private final Teams teams;
    private final Schedules schedules;

    Roster(People people, ContactMethods methods, Teams teams, Schedules schedules) {
        this.people = people;
        this.methods = methods;
        this.teams = teams;
        this.schedules = schedules;
    }

    /** The people of a step, each once, with their ways in the order to be tried; and why a target came to nobody. */
    public record Answer(Map<Person, List<Reach>> people, List<Nobody> nobody) {}

    /** A target that came to nobody; {@code gap} is the schedule that has nobody on call then, empty where something else is wrong. */
    public record Nobody(String why, Optional<ScheduleId> gap) {}

    /** Whom this step calls at that moment. */
    public Answer of(Step step, Instant at) {
        Set<Person> found = new LinkedHashSet<>();
        List<Nobody> nobody = new ArrayList<>();
        for (Target target : step.targets()) {
            List<PersonId> named = ids(target, at);
            List<Person> called = active(named);
            if (called.isEmpty()) {
                boolean gap = target.kind() == Target.Kind.SCHEDULE && named.isEmpty();
                nobody.add(new Nobody(why(target), gap ? Optional.of(new ScheduleId(target.id())) : Optional.empty()));
            }
            found.addAll(called);
        }
        return new Answer(reach(found), nobody);
    }

    /** The trainees who go along with those on call by this step's schedules, where somebody is. */
    Map<Person, List<Reach>> alongside(Step step, Instant at) {
        Set<Person> found = new LinkedHashSet<>();
        step.targets().stream()
                .filter(target -> target.kind() == Target.Kind.SCHEDULE)
                .filter(target -> !active(ids(target, at)).isEmpty())
                .flatMap(target -> active(schedules.shadows(new ScheduleId(target.id()), at)).stream())
                .forEach(found::add);
        return reach(found);
    }

    private List<Person> active(List<PersonId> ids) {
        return ids.stream()
                .flatMap(id -> people.find(id).stream())
                .filter(Person::active)
                .toList();
    }

    /** The last resort: everyone who keeps this installation. */
    public Map<Person, List<Reach>> administrators() {
        return reach(people.staff().stream()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .toList());
    }

    private List<PersonId> ids(Target target, Instant at) {
        return switch (target.kind()) {
            case PERSON -> List.of(new PersonId(target.id()));
            case SCHEDULE -> schedules.onCall(new ScheduleId(target.id()), at);
            case TEAM -> teams.members(new TeamId(target.id()));
        };
    }

    private String why(Target target) {
        return switch (target.kind()) {
            case PERSON ->
                people.find(new PersonId(target.id()))
                        .map(person -> person.name() + " is no longer active")
                        .orElse("person " + target.id() + " does not exist");
            case SCHEDULE ->
                schedules.names().getOrDefault(new ScheduleId(target.id()), "schedule " + target.id())
                        + " has nobody on call";
            case TEAM ->
                teams.names().getOrDefault(new TeamId(target.id()), "team " + target.id()) + " has no active member";
        };
    }

    private Map<Person, List<Reach>> reach(Collection<Person> those) {
        Map<PersonId, List<ContactMethod>> all = those.isEmpty()
                ? Map.of()
                : methods.of(those.stream().map(Person::id).toList());
        Map<Person, List<Reach>> found = new LinkedHashMap<>();
        those.forEach(person -> found.put(person, reach(person, all.getOrDefault(person.id(), List.of()))));
        return found;
    }

    // Verified ways first and only; without any, the unverified; without those, the address they sign in with.
    private static List<Reach> reach(Person person, List<ContactMethod> all) {
        List<ContactMethod> verified =
                all.stream().filter(ContactMethod::verified).toList();
        List<Reach> ways = (verified.isEmpty() ? all : verified)
                .stream()
                        .map(way -> new Reach(person.id(), person.name(), way.kind(), way.address()))
                        .toList();
        return ways.isEmpty() ? List.of(new Reach(person.id(), person.name(), "email", person.email())) : ways;
    }
}
