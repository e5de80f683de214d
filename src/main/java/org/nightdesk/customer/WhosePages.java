package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.customer.screen.WhoseScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
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
    private final Owning owning;
    private final Organisations organisations;
    private final People people;
    private final InstantSource clock;

    WhosePages(Tickets tickets, Owning owning, Organisations organisations, People people, InstantSource clock) {
        this.tickets = tickets;
        this.owning = owning;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String number, Viewer viewer) {
        return screen(ticket(number, viewer), Form.blank(), viewer);
    }

    @PostMapping
    ModelAndView say(@PathVariable String number, Viewer viewer, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number, viewer);
        try {
            Ticket said = owning.say(
                    ticket.id(),
                    typed.getOrDefault("customer", "").strip(),
                    typed.getOrDefault("requester", "").strip(),
                    typed.containsKey("fresh"),
                    typed.containsKey("joins"),
                    viewer,
                    clock.instant());
            return Screen.goTo("/tickets/" + said.number(), "Kept.", "");
        } catch (Refused refused) {
            return screen(ticket, Form.refused(typed, refused), viewer).refused();
        }
    }

    private Ticket ticket(String number, Viewer viewer) {
        return TicketNumber.parse(number)
                .map(id -> tickets.ticket(id, viewer))
                .orElseThrow(() -> new NotFound("no ticket " + number));
    }

    private Screen screen(Ticket ticket, Form form, Viewer viewer) {
        Optional<OrganisationId> customer = ticket.organisation();
        Optional<Person> asking = ticket.requester().flatMap(people::find);
        boolean agent = viewer.may(Role.AGENT);
        return new Screen(
                "customer/whose",
                new WhoseScreen(
                        ticket.number(),
                        ticket.title(),
                        customer.map(id -> organisations.organisation(id).name())
                                .orElse(""),
                        asking.map(Person::email).orElse(""),
                        agent && !form.problem("customer").isEmpty(),
                        agent
                                && asking.filter(person -> person.role() == Role.REQUESTER
                                                && person.organisation().isEmpty())
                                        .isPresent(),
                        organisations.all().stream().map(Organisation::name).toList(),
                        customer.map(people::contacts).orElse(List.of()).stream()
                                .filter(Person::active)
                                .map(Person::email)
                                .toList(),
                        form));
    }
}
