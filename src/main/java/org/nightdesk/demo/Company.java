package org.nightdesk.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The organisation as the earlier chapters left it. */
@Component
@Profile("demo")
class Company {

    private static final String FIRST_LINE = "First line";

    private final People people;
    private final Viewers viewers;
    private final Organisations organisations;
    private final Services services;
    private final Schedules schedules;
    private final Map<PersonId, Person> known = new HashMap<>();
    private final Map<PersonId, Viewer> eyes = new HashMap<>();
    private final Map<String, Service> served = new HashMap<>();
    private List<Site> sites = List.of();
    private List<Customer> customers = List.of();

    /** A customer and those who ring us. */
    record Customer(Organisation organisation, List<Person> contacts) {}

    Company(People people, Viewers viewers, Organisations organisations, Services services, Schedules schedules) {
        this.people = people;
        this.viewers = viewers;
        this.organisations = organisations;
        this.services = services;
        this.schedules = schedules;
    }

    /** Has a look at who and what there is now. */
    void gather() {
        sites = people.staff().stream().collect(Collectors.groupingBy(Person::zone)).entrySet().stream()
                .sorted(Comparator.comparing(site -> -site.getValue().size()))
                .limit(2)
                .map(site -> new Site(site.getKey(), site.getValue()))
                .toList();
        customers = customers();
        services.all().forEach(service -> served.put(service.slug(), service));
    }

    private List<Customer> customers() {
        Map<Long, List<Person>> contacts = people.following(0, "", 1_000).stream()
                .filter(person -> person.organisation().isPresent())
                .collect(Collectors.groupingBy(
                        person -> person.organisation().orElseThrow().value()));
        return organisations.all().stream()
                .filter(each -> contacts.containsKey(each.id().value()))
                .map(each -> new Customer(each, contacts.getOrDefault(each.id().value(), List.of())))
                .toList();
    }

    Service service(String slug) {
        return Optional.ofNullable(served.get(slug))
                .orElseThrow(() -> new IllegalStateException("the demo has no service " + slug));
    }

    List<Site> sites() {
        return sites;
    }

    List<Person> staff() {
        return people.staff();
    }

    Customer customer(Dice dice) {
        return dice.oneOf(customers);
    }

    Person person(PersonId id) {
        return known.computeIfAbsent(id, people::person);
    }

    Viewer viewer(PersonId id) {
        return eyes.computeIfAbsent(id, unknown -> viewers.of(person(id)));
    }

    Person onCall(Instant at) {
        return schedules.names().entrySet().stream()
                .filter(rota -> rota.getValue().equals(FIRST_LINE))
                .flatMap(rota -> schedules.onCall(rota.getKey(), at).stream())
                .findFirst()
                .map(this::person)
                .orElseGet(() -> sites.getFirst().people().getFirst());
    }

    /** Who takes the telephone: somebody at a site that is open, else whoever is on call. */
    Person atTheDesk(Instant at, Dice dice) {
        return sites.stream()
                .filter(site -> site.isOpen(at))
                .findFirst()
                .map(site -> dice.oneOf(agents(site)))
                .orElseGet(() -> onCall(at));
    }

    /** Those who work at another site than this one. */
    List<Person> elsewhere(Viewer viewer) {
        return sites.stream()
                .filter(site -> site.people().stream()
                        .noneMatch(person -> person.actor().equals(viewer.actor())))
                .findFirst()
                .map(Company::agents)
                .orElseThrow();
    }

    private static List<Person> agents(Site site) {
        List<Person> agents = site.people().stream()
                .filter(person -> person.role() == Role.AGENT)
                .toList();
        return agents.isEmpty() ? site.people() : agents;
    }
}
