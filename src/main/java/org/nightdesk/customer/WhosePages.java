package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.customer.screen.WhoseScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketChange;
import org.nightdesk.desk.TicketFacts;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whose a ticket is: for which customer, and who asks. */
@Controller
@RequestMapping("/tickets/{number}/customer")
class WhosePages {

    private final Tickets tickets;
    private final TicketFacts facts;
    private final Organisations organisations;
    private final People people;
    private final InstantSource clock;

    WhosePages(Tickets tickets, TicketFacts facts, Organisations organisations, People people, InstantSource clock) {
        this.tickets = tickets;
        this.facts = facts;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String number, Viewer viewer) {
        return screen(ticket(number, viewer), Form.blank());
    }

    @PostMapping
    ModelAndView say(@PathVariable String number, Viewer viewer, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number, viewer);
        try {
            Optional<Person> asking = asking(typed.getOrDefault("requester", "").strip());
            Optional<OrganisationId> customer =
                    customer(typed.getOrDefault("customer", "").strip()).or(() -> asking.flatMap(Person::organisation));
            TicketChange change = TicketChange.NONE.of(customer).askedBy(asking.map(Person::id));
            Ticket said = facts.change(ticket.id(), change, viewer, clock.instant());
            return Screen.goTo("/tickets/" + said.number(), "Kept.", "");
        } catch (Refused refused) {
            return screen(ticket, Form.refused(typed, refused)).refused();
        }
    }

    private Ticket ticket(String number, Viewer viewer) {
        return TicketNumber.parse(number)
                .map(id -> tickets.ticket(id, viewer))
                .orElseThrow(() -> new NotFound("no ticket " + number));
    }

    private Optional<OrganisationId> customer(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(organisations
                .findByName(name)
                .map(Organisation::id)
                .orElseThrow(() -> Refused.invalid(
                        "customer", "No customer is called “" + name + "”. Choose one, or leave it empty.")));
    }

    private Optional<Person> asking(String address) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(people.findByEmail(address)
                .orElseThrow(() -> Refused.invalid(
                        "requester", "Nobody is known by this address. Leave it empty, or add them under People.")));
    }

    private Screen screen(Ticket ticket, Form form) {
        Optional<OrganisationId> customer = ticket.organisation();
        return new Screen(
                "customer/whose",
                new WhoseScreen(
                        ticket.number(),
                        ticket.title(),
                        customer.map(id -> organisations.organisation(id).name())
                                .orElse(""),
                        ticket.requester()
                                .flatMap(people::find)
                                .map(Person::email)
                                .orElse(""),
                        organisations.all().stream().map(Organisation::name).toList(),
                        customer.map(people::contacts).orElse(List.of()).stream()
                                .filter(Person::active)
                                .map(Person::email)
                                .toList(),
                        form));
    }
}
