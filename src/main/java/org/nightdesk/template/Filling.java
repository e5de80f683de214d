package org.nightdesk.template;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Teams;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Promise;
import org.nightdesk.sla.Strip;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Puts what a ticket knows into a text. */
@Component
class Filling {

    private final People people;
    private final Organisations organisations;
    private final Teams teams;
    private final Services services;
    private final Clocks clocks;

    Filling(People people, Organisations organisations, Teams teams, Services services, Clocks clocks) {
        this.people = people;
        this.organisations = organisations;
        this.teams = teams;
        this.services = services;
        this.clocks = clocks;
    }

    Filled fill(String body, Locale language, Ticket ticket, Viewer by, Instant now) {
        Set<String> missing = new LinkedHashSet<>();
        String text = Variable.WRITTEN.matcher(body).replaceAll(found -> {
            String written = found.group();
            Optional<String> value = Variable.of(found.group(1))
                    .flatMap(variable -> value(variable, ticket, language, by, now))
                    .filter(known -> !known.isBlank());
            if (value.isEmpty()) {
                missing.add(written);
            }
            return Matcher.quoteReplacement(value.orElse(written));
        });
        return new Filled(text, java.util.List.copyOf(missing));
    }

    private Optional<String> value(Variable variable, Ticket ticket, Locale language, Viewer by, Instant now) {
        Optional<Person> requester = ticket.requester().flatMap(people::find);
        ZoneId zone = requester.map(Person::zone).orElse(ZoneOffset.UTC);
        return switch (variable) {
            case REQUESTER -> requester.map(Person::name);
            case FIRST_NAME -> requester.map(person -> person.name().split(" ", 2)[0]);
            case CUSTOMER -> ticket.organisation().flatMap(organisations::find).map(Organisation::name);
            case NUMBER -> Optional.of(ticket.number());
            case TITLE -> Optional.of(ticket.title());
            case SERVICE -> Optional.of(services.service(ticket.service()).name());
            case PRIORITY -> Optional.of(ticket.priority().word());
            case TEAM -> ticket.team().map(id -> teams.names().getOrDefault(id, ""));
            case ASSIGNEE -> ticket.assignee().flatMap(people::find).map(Person::name);
            case NEXT_UPDATE ->
                due(ticket, Promise.NEXT_UPDATE, now)
                        .or(() -> due(ticket, Promise.FIRST_RESPONSE, now))
                        .map(at -> spoken(at, zone, language));
            case DUE -> due(ticket, Promise.RESOLUTION, now).map(at -> spoken(at, zone, language));
            case WAITS_SINCE ->
                clocks.standing(ticket.id().value(), now)
                        .waiting()
                        .map(wait -> DateTimeFormatter.ofPattern("d MMMM", language)
                                .format(wait.since().atZone(zone)));
            case ME ->
                by.actor().isPerson()
                        ? Optional.of(by.actor().name())
                        : ticket.team().map(id -> teams.names().getOrDefault(id, ""));
        };
    }

    private Optional<Instant> due(Ticket ticket, Promise promise, Instant now) {
        return clocks.standing(ticket.id().value(), now).strips().stream()
                .filter(strip -> strip.promise() == promise && strip.isRunning())
                .findFirst()
                .flatMap(Strip::due)
                .filter(at -> at.isAfter(now));
    }

    private static String spoken(Instant at, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", language).format(at.atZone(zone)) + " (" + zone.getId()
                + ")";
    }
}
