package org.nightdesk.people;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.people.screen.PeopleScreen;
import org.nightdesk.people.screen.PersonFormScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody: staff, customers' contacts, and those who have left. */
@Controller
class PeoplePages {

    private static final int MOST = 500;

    private final People people;
    private final PersonLines lines;
    private final Organisations organisations;
    private final InstantSource clock;

    PeoplePages(People people, PersonLines lines, Organisations organisations, InstantSource clock) {
        this.people = people;
        this.lines = lines;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Bean
    static MenuItem peopleInTheMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 10, "People", "/people", Role.RESPONDER);
    }

    @GetMapping("/people")
    ModelAndView list(
            Viewer viewer, @RequestParam(defaultValue = "staff") String of, @RequestParam(defaultValue = "") String q) {
        List<Person> found = people.following(0, q, MOST + 1);
        List<Person> shown = found.stream()
                .limit(MOST)
                .filter(kind(of))
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new Screen(
                "people/people",
                new PeopleScreen(of, q, lines.of(shown), found.size() > MOST, viewer.may(Role.ADMINISTRATOR)));
    }

    /** Agents add customers' contacts, administrators everybody. */
    @GetMapping("/people/new")
    @Needs(Role.AGENT)
    ModelAndView fresh(Viewer viewer, @RequestParam(defaultValue = "") String customer) {
        return form(Form.of(Map.of("customer", customer, "role", customer.isEmpty() ? "agent" : "requester")), viewer);
    }

    @PostMapping("/people")
    @Needs(Role.AGENT)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Optional<OrganisationId> customer = OrganisationId.parse(typed.getOrDefault("customer", ""))
                    .map(id -> organisations.organisation(id).id());
            Person person = people.create(
                    new NewPerson(
                            typed.getOrDefault("name", ""),
                            typed.getOrDefault("email", ""),
                            Role.of(typed.getOrDefault("role", "")),
                            NewPerson.zone(typed.getOrDefault("timeZone", "")),
                            customer),
                    viewer,
                    clock.instant());
            String next = "another".equals(typed.get("deed"))
                    ? "/people/new"
                    : "/people/" + person.id().text();
            return Screen.goTo(next, person.name() + " is here. Invite them to choose a password.", "");
        } catch (Refused refused) {
            return form(Form.refused(typed, refused), viewer).refused();
        }
    }

    private Screen form(Form form, Viewer viewer) {
        boolean everybody = viewer.may(Role.ADMINISTRATOR);
        Map<String, String> customers = new LinkedHashMap<>();
        if (everybody) {
            customers.put("", "none: works here");
        }
        organisations.all().forEach(one -> customers.put(one.id().text(), one.name()));
        return new Screen(
                "people/form",
                new PersonFormScreen(
                        form,
                        everybody ? "Somebody new" : "A new contact",
                        "/people",
                        "/people",
                        "Add them",
                        customers,
                        !everybody));
    }

    private static Predicate<Person> kind(String of) {
        return switch (of) {
            case "customers" -> person -> person.active() && person.role() == Role.REQUESTER;
            case "left" -> person -> !person.active();
            default -> person -> person.active() && person.role() != Role.REQUESTER;
        };
    }
}
