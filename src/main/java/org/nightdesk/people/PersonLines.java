package org.nightdesk.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.people.screen.PersonLine;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Makes the lines of lists of people, with their teams or customer in one query each. */
@Component
class PersonLines {

    private final TeamStore teams;
    private final Organisations organisations;

    PersonLines(TeamStore teams, Organisations organisations) {
        this.teams = teams;
        this.organisations = organisations;
    }

    List<PersonLine> of(Collection<Person> people) {
        Map<PersonId, String> memberships = teams.namesByPerson();
        Map<OrganisationId, String> customers =
                people.stream().anyMatch(person -> person.organisation().isPresent())
                        ? organisations.all().stream().collect(Collectors.toMap(Organisation::id, Organisation::name))
                        : Map.of();
        return people.stream()
                .map(person -> new PersonLine(
                        person.id().text(),
                        person.id().value(),
                        person.name(),
                        person.email(),
                        person.role().word(),
                        person.organisation()
                                .map(id -> customers.getOrDefault(id, ""))
                                .orElse(memberships.getOrDefault(person.id(), "")),
                        Place.of(person.zone())))
                .toList();
    }
}
