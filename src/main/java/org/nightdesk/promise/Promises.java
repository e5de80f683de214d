package org.nightdesk.promise;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Merges.TicketMerged;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers were promised beside what an agreement owes them anyway. Whoever is about to promise again sees first what is still open,
 * on any ticket of that customer. For staff only.
 */
@Component
@Transactional
public class Promises {

    private static final int LONGEST = 300;
    private static final int MOST = 50;
    private static final int ALL = 500;

    private final PromiseStore store;
    private final Tickets tickets;
    private final People people;
    private final Timeline timeline;

    Promises(PromiseStore store, Tickets tickets, People people, Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.people = people;
        this.timeline = timeline;
    }

    /** What this customer still has to get, the next due first. */
    @Transactional(readOnly = true)
    List<Promise> open(OrganisationId organisation, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.open(organisation, MOST);
    }

    /** What these customers still have to get, the next due first. Whoever asks has seen to it that they may be told. */
    @Transactional(readOnly = true)
    public List<Owed> openToAny(Collection<OrganisationId> organisations) {
        return store.openToAny(organisations, ALL).stream().map(Owed::of).toList();
    }

    /**
     * What was promised on these tickets, or is seen to by these people, and is open or was ended since then, the next due first. Whoever asks
     * has seen to it that they may be told.
     */
    @Transactional(readOnly = true)
    public List<Given> given(Collection<TicketId> tickets, Collection<PersonId> keepers, Instant since) {
        return store.onAny(tickets, keepers, since, ALL).stream().map(Given::of).toList();
    }

    /** What is open to one customer is open to another from now on: which promises. Part of merging customers. */
    public List<Long> owedTo(OrganisationId from, OrganisationId to) {
        return store.owedTo(store.ofCustomer(from), from, to);
    }

    /** The same for these alone, as far as they are still {@code from}'s. */
    public List<Long> owedTo(Collection<Long> only, OrganisationId from, OrganisationId to) {
        return store.owedTo(only, from, to);
    }

    /** The same for whoever reckons with promises elsewhere. */
    @Transactional(readOnly = true)
    public List<Owed> openTo(OrganisationId organisation, Viewer viewer) {
        return open(organisation, viewer).stream().map(Owed::of).toList();
    }

    /** All that was ever promised on a ticket. */
    @Transactional(readOnly = true)
    List<Promise> of(TicketId ticket, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(tickets.ticket(ticket, viewer).id());
    }

    /** Throws NotFound also for one on a ticket the viewer may not see. */
    @Transactional(readOnly = true)
    Promise promise(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        Promise promise = store.find(id).orElseThrow(() -> new NotFound("promise " + id));
        tickets.ticket(promise.ticket(), viewer);
        return promise;
    }

    /** Refused without words, with a time that is past, for a ticket of no customer, and for a keeper who does not work here. */
    Promise make(TicketId id, String what, PersonId keeper, Instant dueAt, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Ticket ticket = tickets.ticket(id, by);
        OrganisationId customer = ticket.organisation()
                .orElseThrow(() -> Refused.invalid(
                        "ticket", ticket.number() + " is of no customer. Say first whose it is, then promise."));
        String words = what.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw Refused.invalid("what", "Say in at most " + LONGEST + " letters what was promised.");
        }
        if (!dueAt.isAfter(now)) {
            throw Refused.invalid("due", "That time is past. Say until when it will be done.");
        }
        Person person = people.find(keeper)
                .filter(one -> one.active() && one.role().atLeast(Role.RESPONDER))
                .orElseThrow(() -> Refused.invalid("keeper", "Choose a colleague who keeps the promise."));
        Promise made =
                store.insert(customer, id, words, keeper, dueAt, by.actor().name(), now);
        say(made, "promised", words + " (" + person.name() + " sees to it)", by, now);
        return made;
    }

    /** Nothing happens when it is kept already; refused when it was withdrawn. */
    void keep(long id, Viewer by, Instant now) {
        end(id, "kept", "kept the promise: ", by, now);
    }

    /** It will not be kept, and the customer knows. Nothing happens when it is withdrawn already; refused when it was kept. */
    void withdraw(long id, Viewer by, Instant now) {
        end(id, "withdrawn", "took back the promise: ", by, now);
    }

    /** Open again, as it was before it was kept or withdrawn. */
    void reopen(long id, Viewer by, Instant now) {
        Promise promise = promise(id, by);
        if (!promise.isOpen() && store.move(id, promise.state(), "open", now)) {
            say(promise, "promised", "the promise stands again: " + promise.what(), by, now);
        }
    }

    private void end(long id, String state, String does, Viewer by, Instant now) {
        Promise promise = promise(id, by);
        if (promise.state().equals(state)) {
            return;
        }
        if (!store.move(id, "open", state, now)) {
            throw Refused.conflict("Somebody has ended this promise already.");
        }
        say(promise, state, does + promise.what(), by, now);
    }

    private void say(Promise promise, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                promise.ticket().subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of("promise", promise.text(), "due", promise.dueAt().toString())));
    }

    /** The customer has it from the whole from now on. */
    @EventListener
    void on(TicketMerged merged) {
        if (!merged.undone()) {
            store.follow(merged.part(), merged.whole());
        }
    }
}
