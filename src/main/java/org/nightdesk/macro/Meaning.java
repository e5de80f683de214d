package org.nightdesk.macro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Understands what stands behind a verb's colon: names of people, teams and services, levels and priorities. */
@Component
class Meaning {

    private static final List<String> NOBODY = List.of("nobody", "none", "");

    private final People people;
    private final Teams teams;
    private final Services services;

    Meaning(People people, Teams teams, Services services) {
        this.people = people;
        this.teams = teams;
        this.services = services;
    }

    Optional<PersonId> person(String value, Viewer by) {
        if (NOBODY.contains(value)) {
            return Optional.empty();
        }
        if (value.equals("me")) {
            if (!by.actor().isPerson()) {
                throw Refused.invalid("steps", "\"me\" is nobody here. Name a person.");
            }
            return Optional.of(new PersonId(by.actor().id()));
        }
        return Optional.of(PersonId.parse(value)
                .or(() -> people.staff().stream()
                        .filter(person -> person.name().equalsIgnoreCase(value))
                        .map(Person::id)
                        .findFirst())
                .orElseThrow(() -> Refused.invalid("steps", "Nobody here is called \"" + value + "\".")));
    }

    Optional<TeamId> team(String value) {
        if (NOBODY.contains(value)) {
            return Optional.empty();
        }
        return Optional.of(TeamId.parse(value)
                .or(() -> teams.names().entrySet().stream()
                        .filter(team -> team.getValue().equalsIgnoreCase(value))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElseThrow(() -> Refused.invalid("steps", "There is no team \"" + value + "\".")));
    }

    Service service(String value) {
        return services.findBySlug(value)
                .orElseThrow(() -> Refused.invalid("steps", "There is no service \"" + value + "\"."));
    }

    static int priority(String value) {
        if (!value.matches("[Pp]?[1-5]")) {
            throw Refused.invalid("steps", "A priority is P1 to P5, not \"" + value + "\".");
        }
        return value.charAt(value.length() - 1) - '0';
    }
}
