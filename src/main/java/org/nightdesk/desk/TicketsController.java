package org.nightdesk.desk;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.sla.Strip;
import org.nightdesk.sla.Wait;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets}: list, read, open, change. What is done with one: {@link TicketVerbsController}. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketsController {

    record NewTicketBody(
            Optional<String> kind,
            String title,
            Optional<String> description,
            Optional<String> impact,
            Optional<String> urgency,
            Optional<String> service,
            Optional<String> customer,
            Optional<String> requester,
            Optional<String> assignee,
            Optional<String> team,
            Optional<List<String>> tags,
            Optional<Boolean> page) {}

    /**
     * {@code priority} is P1 to P5, set by hand, or requested to follow impact and urgency again; {@code customer} and {@code requester} are ids, or
     * none.
     */
    record TicketChangeBody(
            Optional<String> kind,
            Optional<String> title,
            Optional<String> description,
            Optional<String> impact,
            Optional<String> urgency,
            Optional<String> service,
            Optional<String> customer,
            Optional<String> requester,
            Optional<List<String>> tags,
            Optional<String> priority) {}

    private static final String NONE = "none";

    private final Tickets tickets;
    private final TicketFacts facts;
    private final TicketLinks links;
    private final Queue queue;
    private final Filters filters;
    private final Services services;
    private final Clocks clocks;
    private final InstantSource clock;

    TicketsController(
            Tickets tickets,
            TicketFacts facts,
            TicketLinks links,
            Queue queue,
            Filters filters,
            Services services,
            Clocks clocks,
            InstantSource clock) {
        this.tickets = tickets;
        this.facts = facts;
        this.links = links;
        this.queue = queue;
        this.filters = filters;
        this.services = services;
        this.clocks = clocks;
        this.clock = clock;
    }

    @GetMapping
    Listed<TicketView> list(Window window, Viewer viewer, @RequestParam(defaultValue = "") String q) {
        Filter filter = filters.parse(q, viewer, clock.instant());
        Map<ServiceId, String> slugs = slugs();
        List<Ticket> found = queue.newest(filter, viewer, window.afterNumber(), window.limit());
        Map<TicketId, List<TicketLinks.Link>> tied =
                links.of(found.stream().map(Ticket::id).toList(), viewer);
        Map<Long, Standing> standings = clocks.standings(
                found.stream().map(ticket -> ticket.id().value()).toList(), clock.instant());
        return window.listed(
                found,
                ticket -> List.of(ticket.id().value()),
                ticket -> TicketView.of(
                        ticket,
                        slugs.getOrDefault(ticket.service(), ""),
                        tied.getOrDefault(ticket.id(), List.of()),
                        seen(standings.get(ticket.id().value()), viewer),
                        waiting(standings.get(ticket.id().value()), viewer),
                        whole(ticket, viewer)));
    }

    @GetMapping("/{id}")
    TicketView show(@PathVariable String id, Viewer viewer) {
        return view(tickets.ticket(number(id), viewer), viewer);
    }

    /** A P1 or P2 incident pages unless the body says otherwise. */
    @PostMapping
    @Transactional
    ResponseEntity<TicketView> open(Viewer viewer, @RequestBody NewTicketBody body) {
        Level impact = Level.of("impact", body.impact().orElse("medium"));
        Level urgency = Level.of("urgency", body.urgency().orElse("medium"));
        Service service = body.service().map(this::service).orElseGet(services::catchAll);
        Kind kind = Kind.of(body.kind().orElse("incident"));
        Optional<OrganisationId> customer = body.customer().map(TicketsController::customer);
        boolean pressing = kind == Kind.INCIDENT
                && facts.priority(service, customer, impact, urgency).value() <= 2;
        Ticket opened = tickets.open(
                new NewTicket(
                        kind,
                        body.title(),
                        body.description().orElse(""),
                        impact,
                        urgency,
                        service.id(),
                        customer,
                        body.requester().map(id -> person("requester", id)),
                        body.assignee().map(id -> person("assignee", id)),
                        body.team().map(id -> TeamId.parse(id).orElseThrow(() -> unknown("team", id))),
                        body.tags().orElse(List.of()),
                        "api",
                        body.page().orElse(pressing)),
                viewer,
                clock.instant());
        TicketView view = view(opened, service.slug(), List.of(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Transactional
    TicketView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody TicketChangeBody body) {
        tickets.hold(List.of(number(id)));
        ifMatch.holds(show(id, viewer));
        Ticket changed = facts.change(number(id), wanted(body), viewer, clock.instant());
        return view(changed, viewer);
    }

    private TicketChange wanted(TicketChangeBody body) {
        TicketChange wanted = new TicketChange(
                body.title(),
                body.description(),
                body.impact().map(word -> Level.of("impact", word)),
                body.urgency().map(word -> Level.of("urgency", word)),
                body.service().map(slug -> service(slug).id()),
                body.tags());
        if (body.kind().isPresent()) {
            wanted = wanted.as(Kind.of(body.kind().get()));
        }
        if (body.customer().isPresent()) {
            wanted = wanted.of(body.customer().filter(id -> !id.equals(NONE)).map(TicketsController::customer));
        }
        if (body.requester().isPresent()) {
            wanted = wanted.askedBy(
                    body.requester().filter(id -> !id.equals(NONE)).map(id -> person("requester", id)));
        }
        return body.priority().map(wanted::prioritised).orElse(wanted);
    }

    TicketView view(Ticket ticket, Viewer viewer) {
        return view(ticket, services.service(ticket.service()).slug(), links.of(ticket.id(), viewer), viewer);
    }

    private TicketView view(Ticket ticket, String slug, List<TicketLinks.Link> tied, Viewer viewer) {
        Standing standing = clocks.standing(ticket.id().value(), clock.instant());
        return TicketView.of(
                ticket, slug, tied, seen(standing, viewer), waiting(standing, viewer), whole(ticket, viewer));
    }

    private Optional<String> whole(Ticket ticket, Viewer viewer) {
        return ticket.mergedInto().flatMap(id -> tickets.find(id, viewer)).map(Ticket::number);
    }

    /** What others owe us is not the customer's to see. */
    private static List<Strip> seen(@Nullable Standing standing, Viewer viewer) {
        return standing == null
                ? List.of()
                : standing.strips().stream()
                        .filter(strip -> strip.promise().isOurs() || viewer.may(Role.RESPONDER))
                        .toList();
    }

    private static Optional<Wait> waiting(@Nullable Standing standing, Viewer viewer) {
        return standing == null || !viewer.may(Role.RESPONDER) ? Optional.empty() : standing.waiting();
    }

    static TicketId number(String text) {
        return TicketNumber.parse(text).orElseThrow(() -> new NotFound("no ticket " + text));
    }

    private static OrganisationId customer(String id) {
        return OrganisationId.parse(id).orElseThrow(() -> unknown("customer", id));
    }

    static PersonId person(String field, String id) {
        return PersonId.parse(id).orElseThrow(() -> unknown(field, id));
    }

    static Refused unknown(String field, String id) {
        return Refused.invalid(field, "There is no " + field + " with the id \"" + id + "\".");
    }

    private Service service(String reference) {
        return services.find(reference)
                .orElseThrow(() -> Refused.invalid("service", "There is no service \"" + reference + "\"."));
    }

    private Map<ServiceId, String> slugs() {
        Map<ServiceId, String> slugs = new HashMap<>();
        services.all().forEach(service -> slugs.put(service.id(), service.slug()));
        return slugs;
    }
}
