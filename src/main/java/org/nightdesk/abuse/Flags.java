package org.nightdesk.abuse;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.database.Reading;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.mailbox.Quarantine;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.watcher.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Flagged threads. Whoever answers tickets flags one; it goes to a lead of the ticket's team, else to any lead, and what its senders write from
 * then on is read by leads only, until one decides.
 */
@Component
@Transactional
class Flags implements Quarantine {

    private final FlagStore store;
    private final Tickets tickets;
    private final Merges merges;
    private final People people;
    private final Teams teams;
    private final Notices notices;
    private final Timeline timeline;

    Flags(
            FlagStore store,
            Tickets tickets,
            Merges merges,
            People people,
            Teams teams,
            Notices notices,
            Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.merges = merges;
        this.people = people;
        this.teams = teams;
        this.notices = notices;
        this.timeline = timeline;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TicketId> of(String address) {
        return store.keeping(address);
    }

    @Transactional(readOnly = true)
    Optional<Flag> find(TicketId id, Viewer viewer) {
        return Reading.once(
                Flags.class, List.of(id, viewer), () -> tickets.find(id, viewer).flatMap(ticket -> store.of(id)));
    }

    /** The flagged threads that nobody has decided about, oldest first. */
    @Transactional(readOnly = true)
    List<Flag> open(int most) {
        return store.open(most);
    }

    /** Flags it and passes it on; nothing when it is flagged already. Refused when no customer wrote on it. */
    Flag flag(TicketId id, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        tickets.ticket(id, viewer);
        Ticket ticket = Objects.requireNonNull(tickets.hold(List.of(id)).get(id));
        Optional<Flag> before = store.of(id);
        if (before.filter(Flag::isOpen).isPresent()) {
            return before.get();
        }
        List<String> addresses = senders(ticket);
        if (addresses.isEmpty()) {
            throw Refused.conflict("No customer wrote here, so there is nobody whose mail could be kept back.");
        }
        List<Person> leads = leads(ticket);
        Optional<Person> lead = leads.stream().findFirst();
        String passedTo = lead.map(Person::name).orElse("");
        Flag flag = new Flag(id, addresses, viewer.actor().name(), passedTo, now, Optional.empty(), "");
        store.save(flag);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                viewer.actor(),
                "flagged",
                "flagged it as abusive" + (passedTo.isEmpty() ? "" : " and passed it on to " + passedTo),
                Map.of("addresses", String.join(" ", addresses))));
        lead.ifPresent(one -> tickets.assign(id, Optional.of(one.id()), ticket.team(), Viewer.system(), now));
        leads.stream()
                .filter(one -> !one.actor().equals(viewer.actor()))
                .forEach(one -> notices.named(
                        one,
                        ticket,
                        viewer.actor().name() + " flagged an abusive thread",
                        "Their further mail waits for leads. Decide whether it is let in.",
                        now));
        return flag;
    }

    /** For leads. What was kept back is shown to everybody when the senders are let in. */
    Flag decide(TicketId id, Verdict verdict, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        tickets.ticket(id, viewer);
        tickets.hold(List.of(id));
        Flag flag = store.of(id).orElseThrow(() -> new NotFound("flag of " + id.value()));
        if (flag.verdict().filter(verdict::equals).isPresent()) {
            return flag;
        }
        store.decide(id, verdict, viewer.actor().name(), now);
        if (verdict == Verdict.LET_IN) {
            keptBack(id).forEach(recorded -> timeline.withdraw(id.subject(), recorded.id()));
        }
        timeline.append(Entry.internal(
                id.subject(),
                now,
                viewer.actor(),
                "flagged",
                verdict == Verdict.LET_IN
                        ? "decided that the senders are let in again"
                        : "decided that the senders' mail goes on waiting for leads",
                Map.of("decision", verdict.word())));
        return store.of(id).orElseThrow();
    }

    private List<Recorded> keptBack(TicketId id) {
        return timeline.of(id.subject(), Viewer.system()).stream()
                .filter(recorded -> recorded.entry().facts().containsKey(WAY))
                .toList();
    }

    private List<String> senders(Ticket ticket) {
        Stream<String> requester = ticket.requester().flatMap(people::find).map(Person::email).stream();
        Stream<String> writers = merges.said(ticket.id(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().facts().get("address"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
        return Stream.concat(requester, writers)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(address -> people.findByEmail(address)
                        .filter(person -> person.role().atLeast(Role.RESPONDER))
                        .isEmpty())
                .distinct()
                .toList();
    }

    /** Those of the ticket's team; where it has none, all; leads before administrators. */
    private List<Person> leads(Ticket ticket) {
        List<Person> all = people.staff().stream()
                .filter(person -> person.role().atLeast(Role.LEAD))
                .sorted(Comparator.comparing(Person::role).thenComparing(Person::name))
                .toList();
        List<PersonId> members = ticket.team().map(teams::members).orElse(List.of());
        List<Person> own =
                all.stream().filter(person -> members.contains(person.id())).toList();
        return own.isEmpty() ? all : own;
    }
}
