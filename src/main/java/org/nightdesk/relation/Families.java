package org.nightdesk.relation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.template.Filled;
import org.nightdesk.template.Templates;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parents and children that act: one trouble, and the tickets of everybody who has it. A family has two generations. Done twice, nothing changes the
 * second time. For agents and above.
 */
@Component
@Transactional
public class Families {

    private final FamilyStore store;
    private final Tickets tickets;
    private final Timeline timeline;
    private final Bell bell;
    private final Templates templates;

    Families(FamilyStore store, Tickets tickets, Timeline timeline, Bell bell, Templates templates) {
        this.store = store;
        this.tickets = tickets;
        this.timeline = timeline;
        this.bell = bell;
        this.templates = templates;
    }

    /** What was done: how many customers were written to, and how many children resolved. {@code left} had been resolved before and stayed as they were. */
    public record Done(int told, int resolved, int left) {}

    /** A ticket's children, oldest first, as far as the viewer may see them. */
    @Transactional(readOnly = true)
    public List<Ticket> children(TicketId parent, Viewer viewer) {
        return tickets.find(store.childrenOf(parent), viewer);
    }

    /** Empty when it has none, or not for this viewer. */
    @Transactional(readOnly = true)
    public Optional<Ticket> parent(TicketId child, Viewer viewer) {
        return store.parentOf(child).flatMap(parent -> tickets.find(parent, viewer));
    }

    /** Makes these the children of a ticket. Refused where a third generation or a second parent would come of it. */
    public void adopt(TicketId parent, Collection<TicketId> children, Viewer viewer, Instant now) {
        Map<TicketId, Ticket> all = hold(parent, children, viewer);
        Ticket above = of(all, parent);
        store.parentOf(parent).ifPresent(grand -> {
            throw Refused.conflict(above.number() + " is itself a child of "
                    + tickets.ticket(grand, viewer).number() + ". Choose that one as the parent.");
        });
        List<Ticket> fresh = children.stream()
                .distinct()
                .map(child -> of(all, child))
                .filter(child -> isFresh(child, above, viewer))
                .toList();
        for (Ticket child : fresh) {
            store.insert(child.id(), parent, now);
            say(child, "adopted", "made it a child of " + above.number() + ", " + above.title(), viewer, now);
        }
        if (!fresh.isEmpty()) {
            say(above, "adopted", "made " + numbers(fresh) + " its " + children(fresh.size()), viewer, now);
        }
    }

    /** It stands alone again; nothing when it did already. */
    public void release(TicketId child, Viewer viewer, Instant now) {
        Optional<Ticket> parent = parent(child, viewer);
        if (parent.isEmpty()) {
            tickets.ticket(child, viewer);
            return;
        }
        Map<TicketId, Ticket> both = hold(parent.get().id(), List.of(child), viewer);
        store.delete(child);
        say(
                of(both, child),
                "released",
                "is no longer a child of " + parent.get().number(),
                viewer,
                now);
        say(parent.get(), "released", of(both, child).number() + " is no longer its child", viewer, now);
    }

    /**
     * Resolves the parent, and each child as it is said for it: its customer gets the text as an ordinary reply, in their own thread, with the variables of reply templates filled in for the child. A child that is
     * over stays as it is, and so does one that is not named. {@code note} is for us and may be empty.
     */
    public Done resolve(TicketId parent, String note, List<Fate> fates, Viewer viewer, Instant now) {
        Map<TicketId, Ticket> all = hold(parent, ids(fates), viewer);
        refuseStrangers(parent, ids(fates));
        Ticket above = of(all, parent);
        List<Fate> open = fates.stream()
                .sorted(Comparator.comparing(fate -> fate.child().value()))
                .filter(fate -> !of(all, fate.child()).state().over())
                .toList();
        for (Fate fate : open) {
            if (!fate.text().isBlank()) {
                tickets.note(fate.child(), filled(fate.text(), of(all, fate.child()), viewer, now), true, viewer, now);
            }
            if (fate.resolved()) {
                tickets.resolve(fate.child(), "With " + above.number() + ", " + above.title(), viewer, now);
            }
        }
        tickets.resolve(parent, note, viewer, now);
        return new Done(
                (int) open.stream().filter(fate -> !fate.text().isBlank()).count(),
                (int) open.stream().filter(Fate::resolved).count(),
                fates.size() - open.size());
    }

    /** Writes the same to the customers of these children, variables filled in for each. One that is over is left out: who is done with it is not written to again. How many were told. */
    public int tell(TicketId parent, String text, Collection<TicketId> children, Viewer viewer, Instant now) {
        Map<TicketId, Ticket> all = hold(parent, children, viewer);
        refuseStrangers(parent, children);
        List<TicketId> open = children.stream()
                .distinct()
                .filter(child -> !of(all, child).state().over())
                .sorted(Comparator.comparing(TicketId::value))
                .toList();
        if (open.isEmpty()) {
            throw Refused.invalid("ticket", "None of these children is open. Choose who is to be told.");
        }
        open.forEach(child -> tickets.note(child, filled(text, of(all, child), viewer, now), true, viewer, now));
        say(
                of(all, parent),
                "told",
                "told the customers of " + open.size() + " " + children(open.size()) + ": " + text.strip(),
                viewer,
                now);
        return open.size();
    }

    private String filled(String text, Ticket child, Viewer viewer, Instant now) {
        Filled filled = templates.fill(text, child, viewer, now);
        if (!filled.missing().isEmpty()) {
            throw Refused.invalid(
                    "texts",
                    child.number() + " does not know " + String.join(", ", filled.missing())
                            + ". Write it yourself, take it out, or give this child another text.");
        }
        return filled.text();
    }

    private boolean isFresh(Ticket child, Ticket parent, Viewer viewer) {
        Optional<TicketId> has = store.parentOf(child.id());
        if (has.filter(parent.id()::equals).isPresent()) {
            return false;
        }
        if (has.isPresent()) {
            throw Refused.conflict(child.number() + " is a child of "
                    + tickets.ticket(has.get(), viewer).number() + ". Release it there first.");
        }
        if (child.id().equals(parent.id())) {
            throw Refused.invalid("children", "A ticket cannot be its own child. Enter the numbers of others.");
        }
        if (!store.childrenOf(child.id()).isEmpty()) {
            throw Refused.conflict(child.number() + " has children of its own. Make " + parent.number()
                    + " one of them, or release them first.");
        }
        if (child.mergedInto().isPresent()) {
            throw Refused.conflict(child.number() + " is part of another ticket. Choose that one.");
        }
        return true;
    }

    private void refuseStrangers(TicketId parent, Collection<TicketId> children) {
        List<TicketId> own = store.childrenOf(parent);
        children.stream().filter(child -> !own.contains(child)).findFirst().ifPresent(stranger -> {
            throw Refused.invalid(
                    "children", "Ticket " + stranger.value() + " is not a child of this one. Adopt it first.");
        });
    }

    private Map<TicketId, Ticket> hold(TicketId parent, Collection<TicketId> children, Viewer viewer) {
        viewer.needs(Role.AGENT);
        List<TicketId> all =
                Stream.concat(Stream.of(parent), children.stream()).distinct().toList();
        all.forEach(id -> tickets.ticket(id, viewer));
        return tickets.hold(all);
    }

    private void say(Ticket ticket, String verb, String text, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(ticket.id().subject(), now, viewer.actor(), verb, text, Map.of()));
        bell.ring(Tickets.TOPIC);
    }

    private static List<TicketId> ids(List<Fate> fates) {
        return fates.stream().map(Fate::child).toList();
    }

    private static Ticket of(Map<TicketId, Ticket> all, TicketId id) {
        return Objects.requireNonNull(all.get(id));
    }

    private static String numbers(List<Ticket> all) {
        return all.stream().map(Ticket::number).collect(Collectors.joining(", "));
    }

    private static String children(int count) {
        return count == 1 ? "child" : "children";
    }
}
