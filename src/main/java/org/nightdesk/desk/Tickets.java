package org.nightdesk.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Bell;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.sla.Deed;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tickets and what can be done with them. Each verb changes the state, writes the timeline and does what must
 * follow, in one transaction; coming twice, it changes nothing the second time. A ticket the viewer may not see is
 * NotFound; only responders and above may change one.
 */
@Component
@Transactional
public class Tickets {

    /** The live topic of everything that lists tickets. */
    public static final String TOPIC = "queue";

    /** A ticket is about to go to another team; announced in that transaction, so that whoever hears it may refuse. */
    public record Assigning(TicketId ticket, TeamId team) {}

    private final TicketStore store;
    private final TicketBook book;
    private final Services services;
    private final People people;
    private final Teams teams;
    private final Pages pages;
    private final TicketFacts facts;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;

    Tickets(
            TicketStore store,
            TicketBook book,
            Services services,
            People people,
            Teams teams,
            Pages pages,
            TicketFacts facts,
            Timeline timeline,
            Bell bell,
            ApplicationEventPublisher events) {
        this.store = store;
        this.book = book;
        this.services = services;
        this.people = people;
        this.teams = teams;
        this.pages = pages;
        this.facts = facts;
        this.timeline = timeline;
        this.bell = bell;
        this.events = events;
    }

    /** Empty when there is none, or not for this viewer. */
    @Transactional(readOnly = true)
    public Optional<Ticket> find(TicketId id, Viewer viewer) {
        return store.find(id, viewer);
    }

    /** Those of several that there are for this viewer, oldest first. */
    @Transactional(readOnly = true)
    public List<Ticket> find(Collection<TicketId> ids, Viewer viewer) {
        return ids.isEmpty()
                ? List.of()
                : store.find(ids, viewer).stream()
                        .sorted(Comparator.comparing(ticket -> ticket.id().value()))
                        .toList();
    }

    /** Throws NotFound when there is none, or not for this viewer. */
    @Transactional(readOnly = true)
    public Ticket ticket(TicketId id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }

    /** Opens a ticket and, when asked, owes a page. Refuses a title that is empty or longer than 300 characters. */
    public Ticket open(NewTicket wanted, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        NewTicket fresh = Wording.checked(wanted);
        Service service = services.service(fresh.service());
        Priority priority = facts.priority(service, fresh.organisation(), fresh.impact(), fresh.urgency());
        TicketState state = fresh.assignee().isPresent() ? new TicketState.Open() : new TicketState.New();
        Ticket ticket = store.insert(fresh, priority, state, now);
        book.happened(ticket, Deed.Kind.OPENED, now);
        book.record(
                ticket,
                viewer.actor(),
                "opened",
                "",
                Map.of(
                        "priority", priority.word(),
                        "service", service.name(),
                        "tier", service.tier(),
                        "impact", fresh.impact().word(),
                        "urgency", fresh.urgency().word(),
                        "source", fresh.source()),
                now);
        if (fresh.page()) {
            page(ticket, service, List.of(), viewer.actor(), now);
        }
        events.publishEvent(new TicketOpened(ticket.id(), now));
        return ticket;
    }

    /** Wakes somebody by the policy of the ticket's service; nothing when a page is already open. Refused when it is over. */
    public void page(TicketId id, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenOver(ticket);
        page(ticket, services.service(ticket.service()), List.of(), viewer.actor(), now);
    }

    /** As {@link #page(TicketId, Viewer, Instant)}, of a ticket whose alerts these silences say wake nobody: it waits until they end. */
    public void page(TicketId id, List<SilenceId> silences, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenOver(ticket);
        page(ticket, services.service(ticket.service()), silences, viewer.actor(), now);
    }

    /**
     * Takes the ticket: paging stops everywhere. {@code until} must lie ahead; past it paging begins again. Also
     * assigns it when it was nobody's. Refused when the ticket is over.
     */
    public Ticket acknowledge(TicketId id, Viewer viewer, Optional<Instant> until, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenOver(ticket);
        Wording.ahead(until, now);
        Actor by = viewer.actor();
        pages.acknowledge(id.subject(), by, until, now);
        return acknowledged(id, by, until, now);
    }

    /** The ticket's part of an acknowledgement, wherever it came in. */
    Ticket acknowledged(TicketId id, Actor by, Optional<Instant> until, Instant now) {
        Ticket ticket = book.lock(id, Viewer.system());
        Optional<PersonId> person = by.isPerson() ? Optional.of(new PersonId(by.id())) : Optional.empty();
        Acknowledgement given = new Acknowledgement(person, by.name(), now, until);
        if (ticket.acknowledgement().filter(given::isAlso).isPresent()) {
            return ticket;
        }
        Ticket taken = ticket.acknowledged(Optional.of(given))
                .assignedTo(ticket.assignee().or(() -> person), ticket.team());
        Ticket open = taken.state() instanceof TicketState.New ? taken.in(new TicketState.Open()) : taken;
        book.happened(open, Deed.Kind.TAKEN, now);
        Map<String, ?> told = until.<Map<String, ?>>map(end -> Map.of("until", end.toString()))
                .orElse(Map.of());
        return book.save(open, by, "acknowledged", "", told, now);
    }

    /** The time somebody took has ended, or was given back. */
    void resumed(TicketId id, Instant now) {
        Ticket ticket = book.lock(id, Viewer.system());
        String who = ticket.acknowledgement().map(Acknowledgement::name).orElse("somebody");
        book.save(
                ticket.acknowledged(Optional.empty()),
                Actor.system(),
                "resumed",
                "The time " + who + " took has ended",
                Map.of(),
                now);
    }

    /** Gives an acknowledgement back: nobody has it, and paging begins again. */
    public Ticket giveBack(TicketId id, Viewer viewer, Instant now) {
        book.lock(id, viewer);
        pages.giveBack(id.subject(), viewer.actor(), now);
        return ticket(id, viewer);
    }

    /** Gives it to a person, a team, both or nobody. Refuses a person who has left and a team that does not exist. */
    public Ticket assign(TicketId id, Optional<PersonId> person, Optional<TeamId> team, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        if (ticket.assignee().equals(person) && ticket.team().equals(team)) {
            return ticket;
        }
        String to = person.map(this::worker).map(Person::name).orElse("");
        String teamName = team.map(this::teamName).orElse("");
        String text = to.isEmpty() && teamName.isEmpty() ? "nobody" : (to + " " + teamName).strip();
        team.filter(its -> !ticket.team().equals(team)).ifPresent(its -> events.publishEvent(new Assigning(id, its)));
        return book.save(ticket.assignedTo(person, team), viewer.actor(), "assigned", text, Map.of(), now);
    }

    /** Waits; goes on by itself at {@code until}, which must lie ahead. Refuses an empty reason and a ticket that is over. */
    public Ticket hold(TicketId id, Optional<Instant> until, String reason, Viewer viewer, Instant now) {
        return hold(id, Waiting.OTHER, until, reason, viewer, now);
    }

    /** The same, saying whom or what it waits for: the agreement decides which of its clocks that stops. */
    public Ticket hold(TicketId id, Waiting on, Optional<Instant> until, String reason, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenOver(ticket);
        Wording.needed("reason", reason, "Say what it waits for, in a few words.");
        Wording.ahead(until, now);
        Map<String, String> told = new HashMap<>(Map.of("waitingOn", on.word()));
        until.ifPresent(end -> told.put("until", end.toString()));
        book.held(ticket, on, now);
        return book.save(
                ticket.in(new TicketState.OnHold(until, reason.strip(), on)),
                viewer.actor(),
                "held",
                reason.strip(),
                told,
                now);
    }

    /** Goes on with a ticket that is on hold; nothing otherwise. */
    public Ticket unhold(TicketId id, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        if (!(ticket.state() instanceof TicketState.OnHold hold)) {
            return ticket;
        }
        book.happened(ticket, Deed.Kind.RESUMED, now);
        return book.save(ticket.in(new TicketState.Open()), viewer.actor(), "unheld", hold.reason(), Map.of(), now);
    }

    /** It works again by {@code how}, the real fix is still to come. Paging stops. Refuses an empty text and a ticket that is over. */
    public Ticket restore(TicketId id, String how, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenOver(ticket);
        Wording.needed("how", how, "Say how it was made to work, so that the next person can.");
        book.happened(ticket, Deed.Kind.RESTORED, now);
        Ticket restored = book.save(
                ticket.in(new TicketState.Workaround(how.strip(), now)),
                viewer.actor(),
                "restored",
                how.strip(),
                Map.of(),
                now);
        pages.stop(id.subject(), viewer.actor(), "restored by workaround", now);
        return restored;
    }

    /** Clocks and pages stop, and those who were told are told that it is over. {@code note} may be empty. */
    public Ticket resolve(TicketId id, String note, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        if (ticket.state().over()) {
            return ticket;
        }
        book.happened(ticket, Deed.Kind.RESOLVED, now);
        Ticket resolved = book.save(
                ticket.in(new TicketState.Resolved(now, note.strip())),
                viewer.actor(),
                "resolved",
                note.strip(),
                Map.of(),
                now);
        pages.stop(id.subject(), viewer.actor(), "resolved by " + viewer.actor().name(), now);
        events.publishEvent(new TicketResolved(id, viewer.actor(), now));
        return resolved;
    }

    /** Ends a resolved ticket for good. Refused while it is not resolved. */
    public Ticket close(TicketId id, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        return switch (ticket.state()) {
            case TicketState.Closed closed -> ticket;
            case TicketState.Resolved resolved ->
                book.save(
                        ticket.in(new TicketState.Closed(now, Optional.empty())),
                        viewer.actor(),
                        "closed",
                        "",
                        Map.of(),
                        now);
            default -> throw Refused.conflict("It is not resolved yet. Resolve it first.");
        };
    }

    /** Opens a resolved or closed ticket again; {@code page}: and wakes somebody. Nothing when it is not over. */
    public Ticket reopen(TicketId id, String why, boolean page, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        if (!ticket.state().over()) {
            return ticket;
        }
        TicketBook.refuseWhenMerged(ticket);
        TicketState state = ticket.assignee().isPresent() ? new TicketState.Open() : new TicketState.New();
        book.happened(ticket, Deed.Kind.REOPENED, now);
        Ticket open = book.save(
                ticket.in(state).acknowledged(Optional.empty()),
                viewer.actor(),
                "reopened",
                why.strip(),
                Map.of(),
                now);
        if (page) {
            page(open, services.service(open.service()), List.of(), viewer.actor(), now);
        }
        events.publishEvent(new TicketReopened(id, viewer.actor(), now));
        return open;
    }

    /** Writes a note in Markdown, for us only or for the customer too. Refuses an empty one. The entry's id. */
    public long note(TicketId id, String body, boolean isPublic, Viewer viewer, Instant now) {
        return note(id, body, isPublic, Optional.empty(), viewer, now);
    }

    /** The same; of the others in the thread only those in {@code copies} get one. */
    public long note(
            TicketId id, String body, boolean isPublic, Optional<Set<String>> copies, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        TicketBook.refuseWhenMerged(ticket);
        Wording.needed("body", body, "The note is empty. Write what the next person should know.");
        if (isPublic) {
            book.happened(ticket, Deed.Kind.ANSWERED, now);
        }
        bell.ring(TOPIC);
        long entry = timeline.append(new Entry(
                id.subject(),
                now,
                viewer.actor(),
                "noted",
                body.strip(),
                Map.of(),
                isPublic,
                isPublic ? TicketStore.audience(ticket.organisation()) : Set.of(Viewer.STAFF)));
        events.publishEvent(new NoteAdded(id, entry, body.strip(), isPublic, copies, viewer.actor(), now));
        return entry;
    }

    /** Keeps these tickets as they are for the rest of the transaction, together with others who do the same. The tickets. */
    public Map<TicketId, Ticket> keep(Collection<TicketId> ids) {
        return store.keep(ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    /** Takes the locks of these tickets, lowest number first, for the rest of the transaction: one order for all. The tickets as they are then. */
    public Map<TicketId, Ticket> hold(Collection<TicketId> ids) {
        return store.hold(ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    // What a machine calls for may wait for the end of maintenance; what a person calls for never does.
    private void page(Ticket ticket, Service service, List<SilenceId> silences, Actor actor, Instant now) {
        Optional<PolicyId> policy = service.policy().isPresent()
                ? Optional.of(new PolicyId(service.policy().getAsLong()))
                : services.catchAll().policy().stream().mapToObj(PolicyId::new).findFirst();
        pages.begin(
                new Call(
                        ticket.id().subject(),
                        policy,
                        ticket.title(),
                        ticket.description(),
                        ticket.priority().value(),
                        service.name(),
                        false,
                        Optional.of(service.id()).filter(its -> actor.kind() == Actor.Kind.INTEGRATION),
                        silences),
                actor,
                now);
    }

    private Person worker(PersonId id) {
        Person person = people.find(id).orElseThrow(() -> Refused.invalid("person", "There is no such person."));
        if (!person.active() || !person.role().atLeast(Role.RESPONDER)) {
            throw Refused.invalid("person", person.name() + " cannot take tickets. Choose somebody who works here.");
        }
        return person;
    }

    private String teamName(TeamId id) {
        return Optional.ofNullable(teams.names().get(id))
                .orElseThrow(() -> Refused.invalid("team", "There is no such team."));
    }
}
