package org.nightdesk.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.checklist.Checklists;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people ask for and hold. Each begins as a ticket; what a playbook hands over needs somebody else's yes, which counts for taking it back in time as well. */
@Component
public class Entitlements {

    private static final int LONGEST = 2_000;

    private final EntitlementStore store;
    private final Offers offers;
    private final Handing handing;
    private final Shown shown;
    private final Tickets tickets;
    private final Checklists checklists;
    private final People people;
    private final Timeline timeline;

    Entitlements(
            EntitlementStore store,
            Offers offers,
            Handing handing,
            Shown shown,
            Tickets tickets,
            Checklists checklists,
            People people,
            Timeline timeline) {
        this.store = store;
        this.offers = offers;
        this.handing = handing;
        this.shown = shown;
        this.tickets = tickets;
        this.checklists = checklists;
        this.people = people;
        this.timeline = timeline;
    }

    /** What is not over: asked for, held, or not given back in time; for who works here. */
    @Transactional(readOnly = true)
    public List<Entitlement> open(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.open();
    }

    /** Whatever somebody of that name ever asked for, the newest first; an empty name is everybody. */
    @Transactional(readOnly = true)
    public List<Entitlement> matching(String holder, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.matching(holder.strip(), most);
    }

    @Transactional(readOnly = true)
    public Entitlement entitlement(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("entitlement " + id));
    }

    /** What a ticket is about; empty when it is about something else. */
    @Transactional(readOnly = true)
    public Optional<Entitlement> of(TicketId ticket) {
        return store.of(ticket);
    }

    /** Opens the ticket, its checklist on it. Refused with everything that is wrong. For who works here. */
    @Transactional
    public Entitlement ask(long offer, Wish wish, Viewer by, Instant now) {
        Offer wanted = offers.offer(offer, by);
        check(wanted, wish);
        if (wanted.isByPlaybook()) {
            handing.check(wanted, wish, by);
        }
        Optional<Person> holder = people.findByEmail(wish.holder().strip());
        Wish named =
                new Wish(holder.map(Person::name).orElse(wish.holder()), wish.wanted(), wish.hours(), wish.reason());
        Ticket ticket = tickets.open(ticket(wanted, named, holder), by, now);
        checklists.put(ticket.id(), wanted.points(), by, now);
        long id = store.insert(named, wanted, ticket.id(), holder.map(Person::id), by.actor(), now);
        return record(id, "asked", named.reason(), by, now);
    }

    private static void check(Offer offer, Wish wish) {
        List<Problem> problems = new ArrayList<>();
        if (offer.retired()) {
            problems.add(new Problem("", "Nobody can ask for this any more."));
        }
        if (wish.holder().isBlank() || wish.holder().length() > 200) {
            problems.add(new Problem("holder", "Say who gets it: a mail address, or a name."));
        }
        if (wish.reason().isBlank() || wish.reason().length() > LONGEST) {
            problems.add(new Problem("reason", "Say what it is for, in at most 2,000 letters."));
        }
        if (wish.wanted().values().stream().anyMatch(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            problems.add(new Problem("", "A field holds at most 2,000 letters."));
        }
        boolean number = wish.hours().matches("[1-9][0-9]{0,3}");
        if (offer.mostHours().isPresent()
                && !(number
                        && Integer.parseInt(wish.hours()) <= offer.mostHours().get())) {
            problems.add(new Problem(
                    "hours",
                    "Say for how many hours, at most %d."
                            .formatted(offer.mostHours().get())));
        } else if (offer.mostHours().isEmpty() && !wish.hours().isEmpty()) {
            problems.add(new Problem("hours", "This does not end by itself: leave it empty."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    private NewTicket ticket(Offer offer, Wish wish, Optional<Person> holder) {
        String wanted = shown.of(wish.wanted()).entrySet().stream()
                .map(each -> "- " + each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
        String hours = wish.hours().isEmpty() ? "" : "\n\nFor " + wish.hours() + " hours.";
        String title = offer.name() + " for " + wish.holder().strip();
        return new NewTicket(
                Kind.REQUEST,
                title.length() <= 200 ? title : title.substring(0, 199) + "…",
                (wish.reason().strip() + "\n\n" + wanted).strip() + hours,
                Level.LOW,
                Level.LOW,
                offer.service(),
                Optional.empty(),
                holder.map(Person::id),
                Optional.empty(),
                Optional.empty(),
                List.of("entitlement", offer.kind()),
                "screen",
                false);
    }

    /**
     * Says yes: to handing it over now, and to taking it back when its time is over. For agents, and neither for who asked nor for who gets it. What is handed over by hand needs no such yes.
     */
    @Transactional
    public Entitlement approve(long id, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Entitlement asked = locked(id, "asked");
        if (!asked.offer().isByPlaybook()) {
            throw Refused.conflict("This is handed over by hand: tick its points, then say that it is handed over.");
        }
        if (!by.actor().isPerson()) {
            throw Refused.conflict(
                    "A person approves, not a program: do it on the screen, or with a token of your own from your profile.");
        }
        Optional<PersonId> me = Optional.of(new PersonId(by.actor().id()));
        if (asked.asker().equals(me) || asked.holder().equals(me)) {
            throw Refused.conflict("You asked for it, or it is for you. Somebody else approves it.");
        }
        store.approved(id, by.actor(), now);
        store.become(id, "granting", "", "", Optional.of(now), now);
        return record(id, "approved", "", by, now);
    }

    /** No, with a reason; its ticket is resolved. For agents. */
    @Transactional
    public Entitlement refuse(long id, String why, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Entitlement asked = locked(id, "asked");
        String said = word(why);
        store.become(id, "refused", "", said, Optional.empty(), now);
        resolve(asked, "Refused: " + said, by, now);
        return record(id, "refused", said, by, now);
    }

    /** By hand, and every point of it is ticked. For agents. */
    @Transactional
    public Entitlement handOver(long id, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Entitlement asked = locked(id, "asked");
        if (asked.offer().isByPlaybook()) {
            throw Refused.conflict("A playbook hands this over, once it is approved.");
        }
        List<String> undone = checklists.undone(List.of(asked.ticket())).getOrDefault(asked.ticket(), List.of());
        if (!undone.isEmpty()) {
            throw Refused.conflict("Not everything is done yet: " + undone.getFirst());
        }
        return granted(asked, by, now);
    }

    Entitlement granted(Entitlement asked, Viewer by, Instant now) {
        Optional<Instant> until = asked.hours().map(hours -> now.plus(Duration.ofHours(hours)));
        store.granted(asked.id(), until, now);
        String said = until.map(at -> "Until " + at + ".").orElse("");
        resolve(asked, ("Handed over. " + said).strip(), by, now);
        return record(asked.id(), "handed over", said, by, now);
    }

    /** Taken back now: by its playbook, where it has one, as soon as may be. For agents, and for whoever holds it. */
    @Transactional
    public Entitlement withdraw(long id, Viewer by, Instant now) {
        Entitlement held = locked(id, "held", "stuck");
        boolean own = by.actor().isPerson()
                && held.holder().equals(Optional.of(new PersonId(by.actor().id())));
        by.needs(own ? Role.RESPONDER : Role.AGENT);
        if (held.offer().withdrawPlaybook().isEmpty()) {
            throw Refused.conflict("No playbook takes this back. Take it back by hand, and say that it is back.");
        }
        store.become(id, "withdrawing", "", "", Optional.of(now), now);
        return record(id, "ordered back", "", by, now);
    }

    /** Somebody has seen to it by hand that it is back. For agents. */
    @Transactional
    public Entitlement back(long id, String word, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Entitlement held = locked(id, "held", "stuck");
        String said = word(word);
        if (held.offer().withdrawPlaybook().isEmpty() || held.is("stuck")) {
            store.become(id, "returned", held.run(), "", Optional.empty(), now);
            return record(id, "given back", said, by, now);
        }
        throw Refused.conflict("A playbook takes this back: withdraw it.");
    }

    void returned(Entitlement held, Instant now) {
        store.become(held.id(), "returned", held.run(), "", Optional.empty(), now);
        var back = record(held.id(), "given back", "", Viewer.system(), now);
    }

    private static String word(String word) {
        if (word.isBlank() || word.length() > LONGEST || word.indexOf('\0') >= 0) {
            throw Refused.invalid("word", "Say it in at most 2,000 letters.");
        }
        return word.strip();
    }

    private Entitlement locked(long id, String... states) {
        Entitlement found = store.lock(id).orElseThrow(() -> new NotFound("entitlement " + id));
        if (!found.is(states)) {
            throw Refused.conflict("It is " + found.state() + " by now.");
        }
        return found;
    }

    private void resolve(Entitlement one, String note, Viewer by, Instant now) {
        Optional<Ticket> open = tickets.find(one.ticket(), Viewer.system())
                .filter(ticket -> ticket.resolvedAt().isEmpty());
        open.ifPresent(ticket -> tickets.resolve(ticket.id(), note, by, now));
    }

    Entitlement record(long id, String verb, String text, Viewer by, Instant now) {
        Entitlement one = store.find(id).orElseThrow();
        Map<String, Object> facts = Map.of("entitlement", one.text(), "holder", one.holderName());
        timeline.append(Entry.internal(Subject.of("entitlement", id), now, by.actor(), verb, text, facts));
        if (!verb.equals("asked")) {
            timeline.append(Entry.internal(
                    one.ticket().subject(), now, by.actor(), verb, (one.title() + ". " + text).strip(), facts));
        }
        return one;
    }
}
