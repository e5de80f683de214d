package org.nightdesk.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Bell;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.sla.Clocks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Drafts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one ticket of two, and two of one: what was said moves, nothing is copied. */
@Component
@Transactional
public class Merges {

    /** What people said, or was said for them. The rest of a history stays where it happened. */
    private static final Set<String> SAID = Set.of("noted", "held-mail", "bounced", "mail-failed", "called-back");

    /** More open screens than these are told by the queue's topic alone. */
    private static final int RUNG = 100;

    private final TicketStore store;
    private final TicketBook book;
    private final Tickets tickets;
    private final Services services;
    private final Clocks clocks;
    private final Pages pages;
    private final Timeline timeline;
    private final Drafts drafts;
    private final Bell bell;
    private final ApplicationEventPublisher events;

    Merges(
            TicketStore store,
            TicketBook book,
            Tickets tickets,
            Services services,
            Clocks clocks,
            Pages pages,
            Timeline timeline,
            Drafts drafts,
            Bell bell,
            ApplicationEventPublisher events) {
        this.store = store;
        this.book = book;
        this.tickets = tickets;
        this.services = services;
        this.clocks = clocks;
        this.pages = pages;
        this.timeline = timeline;
        this.drafts = drafts;
        this.bell = bell;
        this.events = events;
    }

    /** These entries of one ticket are another's now: what belongs to them goes with them. */
    public record EntriesMoved(TicketId from, TicketId to, List<Long> entries, Instant at) {}

    /** A ticket is about to become part of another, or ({@code undone}) its own again; told before any ticket is locked. */
    public record TicketMerging(TicketId part, TicketId whole, boolean undone) {}

    /** A ticket has become part of another, or ({@code undone}) is its own again. */
    public record TicketMerged(TicketId part, TicketId whole, boolean undone) {}

    /** The ticket itself, or the one that it has become part of at last. */
    @Transactional(readOnly = true)
    public Ticket standing(TicketId id, Viewer viewer) {
        Ticket ticket = tickets.ticket(id, viewer);
        Optional<TicketId> next = ticket.mergedInto();
        return next.isPresent() ? standing(next.get(), viewer) : ticket;
    }

    /** What has become part of a ticket, and what of those before, oldest first. */
    @Transactional(readOnly = true)
    public List<Ticket> partsOf(TicketId id) {
        return store.mergedInto(id).stream()
                .flatMap(part -> Stream.concat(Stream.of(part), partsOf(part.id()).stream()))
                .toList();
    }

    /** Whose a ticket is: two with different answers are read by different people. Empty when no customer reads it. */
    public Optional<String> readers(Ticket ticket) {
        return ticket.organisation()
                .map(organisation -> "organisation " + organisation.value())
                .or(() -> ticket.requester().map(person -> "person " + person.value()));
    }

    /**
     * Makes each of these part of {@code whole}: its conversation, drafts, promises, and its page while that calls, go over; it is closed. Refused
     * when one is part of something already, when the whole is over, and, unless {@code acrossCustomers}, when they are different customers'. The
     * entries that moved, by part.
     */
    public Map<TicketId, List<Long>> merge(
            Collection<TicketId> parts, TicketId whole, boolean acrossCustomers, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        if (parts.contains(whole)) {
            throw Refused.invalid("into", "A ticket cannot be merged into itself. Enter the number of the other.");
        }
        List<TicketId> all = Stream.concat(parts.stream(), Stream.of(whole)).toList();
        all.forEach(id -> tickets.ticket(id, viewer));
        parts.forEach(part -> events.publishEvent(new TicketMerging(part, whole, false)));
        Map<TicketId, Ticket> held = tickets.hold(all);
        Map<TicketId, List<Long>> entries = new LinkedHashMap<>();
        for (TicketId part : parts) {
            entries.put(part, merge(of(held, part), of(held, whole), acrossCustomers, viewer, now));
        }
        return entries;
    }

    private List<Long> merge(Ticket gone, Ticket kept, boolean acrossCustomers, Viewer viewer, Instant now) {
        check(gone, kept, acrossCustomers);
        clocks.joined(TicketBook.matter(gone), TicketBook.matter(kept), now);
        store.save(gone.in(new TicketState.Closed(now, Optional.of(kept.id()))), now);
        List<Long> entries =
                said(gone.id(), Viewer.system()).stream().map(Recorded::id).toList();
        move(gone, kept, entries, gone.number(), now);
        drafts.move(gone.id().subject() + ":", kept.id().subject() + ":");
        String to = kept.number() + ", " + kept.title();
        book.record(gone, viewer.actor(), "merged", "made it part of " + to, Map.of("into", kept.number()), now);
        book.record(
                kept,
                viewer.actor(),
                "merged",
                "merged " + gone.number() + " into it: " + gone.title(),
                about(gone),
                now);
        handPageOn(gone, kept, viewer, now);
        events.publishEvent(new TicketMerged(gone.id(), kept.id(), false));
        return entries;
    }

    /** Takes a merge back: the ticket stands as before, and has these entries again as far as they are still with the whole. */
    public Ticket part(TicketId part, List<Long> entries, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        TicketId whole = tickets.ticket(part, viewer)
                .mergedInto()
                .orElseThrow(() -> Refused.conflict("It is a ticket of its own already."));
        events.publishEvent(new TicketMerging(part, whole, true));
        Map<TicketId, Ticket> both = tickets.hold(List.of(part, whole));
        Ticket kept = of(both, whole);
        Ticket gone = of(both, part);
        if (gone.mergedInto().isEmpty()) {
            return gone;
        }
        if (kept.mergedInto().isPresent()) {
            throw Refused.conflict(kept.number() + " has been merged as well. Take that back first.");
        }
        Ticket again = store.part(part, now);
        clocks.parted(TicketBook.matter(again), TicketBook.matter(kept));
        move(kept, again, entries, "", now);
        book.record(again, viewer.actor(), "parted", "made it a ticket of its own again", Map.of(), now);
        book.record(
                kept, viewer.actor(), "parted", "made " + again.number() + " a ticket of its own again", Map.of(), now);
        events.publishEvent(new TicketMerged(part, whole, true));
        return again;
    }

    /** Moves entries, with the mail that brought them; each is read by whom it was read by before. */
    public void move(Ticket from, Ticket to, List<Long> entries, String whence, Instant now) {
        timeline.move(from.id().subject(), to.id().subject(), entries, whence);
        events.publishEvent(new EntriesMoved(from.id(), to.id(), entries, now));
    }

    /** What one contact asked for, another asks for from now on: which tickets. Part of merging contacts. */
    public List<TicketId> requestedBy(PersonId from, PersonId to) {
        return told(store.requestedBy(null, from, to));
    }

    /** The same for these alone, as far as they are still {@code from}'s. */
    public List<TicketId> requestedBy(Collection<TicketId> only, PersonId from, PersonId to) {
        return told(store.requestedBy(only, from, to));
    }

    /** A customer's tickets, at most so many. */
    @Transactional(readOnly = true)
    public List<TicketId> of(OrganisationId customer, int most) {
        return store.of(customer, most);
    }

    /**
     * These tickets, as far as they are {@code from}'s (empty: nobody's), are another customer's, who reads what that one read; what is due follows what
     * is agreed with them. Which they are. Part of merging customers.
     */
    public List<TicketId> belongTo(
            Collection<TicketId> only, Optional<OrganisationId> from, Optional<OrganisationId> to) {
        List<TicketId> moved = store.belongTo(only, from, to);
        List<Long> numbers = moved.stream().map(TicketId::value).toList();
        clocks.customer(numbers, to);
        timeline.readers(
                "ticket",
                numbers.stream().map(Object::toString).toList(),
                from.map(OrganisationId::token),
                to.map(OrganisationId::token));
        return told(moved);
    }

    private List<TicketId> told(List<TicketId> changed) {
        changed.stream().limit(RUNG).forEach(id -> bell.ring(id.subject().toString()));
        bell.ring(Tickets.TOPIC);
        return changed;
    }

    private void check(Ticket gone, Ticket kept, boolean acrossCustomers) {
        if (gone.mergedInto().isPresent()) {
            throw Refused.conflict(gone.number() + " is part of another ticket already.");
        }
        if (kept.state().over()) {
            throw Refused.conflict(kept.number() + " is " + kept.state().word()
                    + ", nobody would see what comes over. Open it again first, or merge it into " + gone.number()
                    + ".");
        }
        Optional<String> here = readers(kept);
        Optional<String> there = readers(gone);
        if (!acrossCustomers && here.isPresent() && there.isPresent() && !here.equals(there)) {
            throw Refused.invalid(
                    "acrossCustomers",
                    gone.number() + " and " + kept.number()
                            + " are different customers'. Merged, both get every answer. Say that you want"
                            + " that, or make one the parent of the other: then each customer gets their own.");
        }
    }

    /** What people said on a ticket, or was said for them, as far as the viewer may read it: that can go to another. Oldest first. */
    @Transactional(readOnly = true)
    public List<Recorded> said(TicketId id, Viewer viewer) {
        return timeline.of(id.subject(), viewer).stream()
                .filter(recorded -> SAID.contains(recorded.entry().verb()))
                .toList();
    }

    private static Map<String, ?> about(Ticket gone) {
        boolean said = gone.source().equals("mail") || gone.description().isBlank();
        return said ? Map.of("part", gone.number()) : Map.of("part", gone.number(), "description", gone.description());
    }

    // Whoever was called is called no more; if nobody has answered for either, they are called for what is left.
    private void handPageOn(Ticket gone, Ticket kept, Viewer viewer, Instant now) {
        boolean calling = pages.lastOf(gone.id().subject())
                .filter(page -> page.state().calling())
                .isPresent();
        pages.stop(gone.id().subject(), viewer.actor(), "merged into " + kept.number(), now);
        if (calling && kept.acknowledgement().isEmpty()) {
            tickets.page(kept.id(), viewer, now);
        }
    }

    private static Ticket of(Map<TicketId, Ticket> both, TicketId id) {
        return Optional.ofNullable(both.get(id)).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }
}
