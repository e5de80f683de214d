package org.nightdesk.macro;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,2})([mhdw])");
    private static final int MORNING = 9;

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

    /** Some time from now, or nine in the morning on the clock of who says it. */
    Instant moment(String value, Viewer by, Instant now) {
        Matcher span = SPAN.matcher(value.strip());
        if (span.matches()) {
            return now.plus(Duration.ofMinutes(Long.parseLong(span.group(1))
                    * switch (span.group(2)) {
                        case "m" -> 1;
                        case "h" -> 60;
                        case "d" -> 24 * 60;
                        default -> 7 * 24 * 60;
                    }));
        }
        LocalDate today = now.atZone(zone(by, now)).toLocalDate();
        LocalDate day = switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "tomorrow" -> today.plusDays(1);
            case "monday" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            default ->
                throw Refused.invalid(
                        "steps", "Snooze for 4h or 2d, or until tomorrow or monday, not \"" + value + "\".");
        };
        return day.atTime(MORNING, 0).atZone(zone(by, now)).toInstant();
    }

    private ZoneId zone(Viewer by, Instant now) {
        return by.actor().isPerson()
                ? people.zone(people.person(new PersonId(by.actor().id())), now)
                : ZoneOffset.UTC;
    }

    static int priority(String value) {
        if (!value.matches("[Pp]?[1-5]")) {
            throw Refused.invalid("steps", "A priority is P1 to P5, not \"" + value + "\".");
        }
        return value.charAt(value.length() - 1) - '0';
    }
}
