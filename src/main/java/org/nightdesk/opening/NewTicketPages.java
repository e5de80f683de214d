package org.nightdesk.opening;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.opening.screen.NewTicketScreen;
import org.nightdesk.opening.screen.NewTicketScreen.Asking;
import org.nightdesk.opening.screen.NewTicketScreen.Known;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Drafts.Draft;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Opens a ticket by hand, while somebody waits on the telephone. */
@Controller
class NewTicketPages {

    private static final int KNOWN = 8;

    private final Tickets tickets;
    private final Queue queue;
    private final Services services;
    private final Organisations organisations;
    private final People people;
    private final ObjectProvider<Panel> panels;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    NewTicketPages(
            Tickets tickets,
            Queue queue,
            Services services,
            Organisations organisations,
            People people,
            ObjectProvider<Panel> panels,
            Drafts drafts,
            Viewers viewers,
            InstantSource clock) {
        this.tickets = tickets;
        this.queue = queue;
        this.services = services;
        this.organisations = organisations;
        this.people = people;
        this.panels = panels;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/tickets/new")
    ModelAndView blank(@RequestParam Map<String, String> given) {
        return new Screen("opening/new", screen(given.isEmpty() ? Form.blank() : Form.of(prefilled(given))));
    }

    /** Whoever is known brings their customer along; it is mine unless I say otherwise. */
    private Map<String, String> prefilled(Map<String, String> given) {
        Map<String, String> filled = new HashMap<>(given);
        filled.putIfAbsent("mine", "yes");
        requester(given)
                .flatMap(Person::organisation)
                .ifPresent(id -> filled.putIfAbsent(
                        "customer", organisations.organisation(id).name()));
        return filled;
    }

    private Optional<Person> requester(Map<String, String> given) {
        return PersonId.parse(given.getOrDefault("requester", ""))
                .flatMap(people::find)
                .filter(Person::active);
    }

    @PostMapping("/tickets")
    ModelAndView open(@RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        try {
            Ticket ticket = tickets.open(wanted(typed, viewer), viewer, clock.instant());
            return Screen.goTo("/tickets/" + ticket.number(), "Opened " + ticket.number() + ".", "");
        } catch (Refused refused) {
            return new Screen("opening/new", screen(Form.refused(typed, refused))).refused();
        }
    }

    private NewTicket wanted(Map<String, String> typed, Viewer viewer) {
        return new NewTicket(
                Kind.of(typed.getOrDefault("kind", "incident")),
                typed.getOrDefault("title", ""),
                typed.getOrDefault("description", ""),
                Level.of("impact", typed.getOrDefault("impact", "medium")),
                Level.of("urgency", typed.getOrDefault("urgency", "medium")),
                service(typed.getOrDefault("service", "")),
                customer(typed.getOrDefault("customer", "")),
                requester(typed).map(Person::id),
                typed.containsKey("mine")
                        ? Optional.of(new PersonId(viewer.actor().id()))
                        : Optional.empty(),
                Optional.empty(),
                List.of(),
                "phone",
                typed.containsKey("page"));
    }

    private ServiceId service(String slug) {
        if (slug.isEmpty()) {
            return services.catchAll().id();
        }
        return services.findBySlug(slug)
                .map(Service::id)
                .orElseThrow(() -> Refused.invalid("service", "There is no such service. Choose one of the list."));
    }

    private Optional<OrganisationId> customer(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(organisations
                .findByName(name.strip())
                .map(Organisation::id)
                .orElseThrow(() -> Refused.invalid(
                        "customer", "No customer is called “" + name.strip() + "”. Choose one, or leave it empty.")));
    }

    private NewTicketScreen screen(Form form) {
        Viewer viewer = viewers.current();
        Map<ServiceId, Service> all = services.all().stream().collect(Collectors.toMap(Service::id, each -> each));
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", services.catchAll().name());
        services.all().stream().filter(each -> !each.catchAll()).forEach(each -> choices.put(each.slug(), each.name()));
        return new NewTicketScreen(
                form,
                choices,
                organisations.all().stream().map(Organisation::name).toList(),
                queue.pressing(Filter.open(), viewer, Optional.empty(), KNOWN).stream()
                        .map(ticket -> new Known(
                                ticket.number(),
                                ticket.title(),
                                ticket.priority().value(),
                                Optional.ofNullable(all.get(ticket.service()))
                                        .map(Service::name)
                                        .orElse("")))
                        .toList(),
                requester(form.values()).map(person -> new Asking(person.id().text(), person.name(), person.email())),
                beside(form.values(), viewer),
                form.values()
                        .getOrDefault(
                                "description",
                                drafts.find(viewer, "ticket:new")
                                        .map(Draft::text)
                                        .orElse("")));
    }

    private List<Piece> beside(Map<String, String> given, Viewer viewer) {
        return requester(given)
                .map(person -> person.id().subject())
                .or(() -> organisations
                        .findByName(given.getOrDefault("customer", ""))
                        .map(customer -> customer.id().subject()))
                .map(subject -> Panel.in("new.side", panels, subject, viewer, clock.instant()))
                .orElse(List.of());
    }
}
