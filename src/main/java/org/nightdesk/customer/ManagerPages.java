package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.customer.screen.ManagerScreen;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customers I look after; and who looks after a customer. */
@Controller
@RequestMapping("/customers")
class ManagerPages {

    private final MyCustomers accounts;
    private final Organisations organisations;
    private final People people;
    private final InstantSource clock;

    ManagerPages(MyCustomers accounts, Organisations organisations, People people, InstantSource clock) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/mine")
    @Needs(Role.REQUESTER)
    ModelAndView mine(Viewer viewer) {
        return new Screen("customer/accounts", accounts.screen(viewer, clock.instant()));
    }

    @GetMapping("/{id}/manager")
    @Needs(Role.LEAD)
    ModelAndView choose(@PathVariable String id) {
        return screen(customer(id), Form.blank());
    }

    @PostMapping("/{id}/manager")
    @Needs(Role.LEAD)
    ModelAndView appoint(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Organisation customer = customer(id);
        try {
            organisations.appoint(customer.id(), person(typed), viewer, clock.instant());
            return Screen.goTo("/customers/" + id, "Kept.", "");
        } catch (Refused refused) {
            return screen(customer, Form.refused(typed, refused)).refused();
        }
    }

    private Optional<PersonId> person(Map<String, String> typed) {
        String email = typed.getOrDefault("email", "").strip();
        if (!email.isEmpty()) {
            return Optional.of(people.findByEmail(email)
                    .map(Person::id)
                    .orElseThrow(
                            () -> Refused.invalid("email", "Nobody has this address. Add them under People first.")));
        }
        return PersonId.parse(typed.getOrDefault("manager", ""));
    }

    private Screen screen(Organisation customer, Form form) {
        Optional<Person> manager = organisations.managerOf(customer.id()).flatMap(people::find);
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Nobody");
        people.staff().forEach(person -> choices.put(person.id().text(), person.name()));
        manager.ifPresent(person -> choices.put(person.id().text(), person.name()));
        return new Screen(
                "customer/manager",
                new ManagerScreen(
                        "/customers/" + customer.id().text(),
                        customer.name(),
                        manager.map(person -> person.id().text()).orElse(""),
                        "",
                        choices,
                        form));
    }

    private Organisation customer(String id) {
        return OrganisationId.parse(id)
                .flatMap(organisations::find)
                .orElseThrow(() -> new NotFound("no customer " + id));
    }
}
