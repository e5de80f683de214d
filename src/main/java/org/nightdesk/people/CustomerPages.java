package org.nightdesk.people;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.people.screen.CustomerScreen;
import org.nightdesk.people.screen.CustomersScreen;
import org.nightdesk.people.screen.CustomersScreen.CustomerLine;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Customers and their contacts. */
@Controller
class CustomerPages {

    /** Stands for all customers together. */
    private static final Subject EVERY = new Subject("customer", "all");

    private final Organisations organisations;
    private final People people;
    private final PersonLines lines;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    CustomerPages(
            Organisations organisations,
            People people,
            PersonLines lines,
            ObjectProvider<Panel> panels,
            InstantSource clock) {
        this.organisations = organisations;
        this.people = people;
        this.lines = lines;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/customers")
    ModelAndView list(Viewer viewer) {
        return list(viewer, Form.blank());
    }

    @PostMapping("/customers")
    @Needs(Role.AGENT)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Organisation made = organisations.create(typed.getOrDefault("name", ""), viewer, clock.instant());
            return Screen.goTo("/customers/" + made.id().text(), "Added " + made.name() + ".", "");
        } catch (Refused refused) {
            return list(viewer, Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/customers/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        Organisation customer = customer(id);
        return show(customer, viewer, Form.of(Map.of("name", customer.name())));
    }

    @PostMapping("/customers/{id}")
    @Needs(Role.AGENT)
    ModelAndView rename(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Organisation customer = customer(id);
        try {
            organisations.rename(customer.id(), typed.getOrDefault("name", ""), viewer, clock.instant());
            return Screen.goTo("/customers/" + id, "Changed the name.", "");
        } catch (Refused refused) {
            return show(customer, viewer, Form.refused(typed, refused)).refused();
        }
    }

    private Screen list(Viewer viewer, Form form) {
        return new Screen(
                "people/customers",
                new CustomersScreen(
                        organisations.all().stream()
                                .map(one -> new CustomerLine(one.id().text(), one.name()))
                                .toList(),
                        Panel.in("customers.top", panels, EVERY, viewer, clock.instant()),
                        form,
                        viewer.may(Role.AGENT)));
    }

    private Screen show(Organisation customer, Viewer viewer, Form form) {
        return new Screen(
                "people/customer",
                new CustomerScreen(
                        customer.id().text(),
                        customer.name(),
                        lines.of(people.contacts(customer.id())),
                        Panel.in("customer.top", panels, customer.id().subject(), viewer, clock.instant()),
                        Panel.in("customer.panel", panels, customer.id().subject(), viewer, clock.instant()),
                        form,
                        viewer.may(Role.AGENT)));
    }

    private Organisation customer(String id) {
        return OrganisationId.parse(id)
                .flatMap(organisations::find)
                .orElseThrow(() -> new NotFound("no customer " + id));
    }
}
