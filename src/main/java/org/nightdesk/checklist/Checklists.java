package org.nightdesk.checklist;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checklists of tickets, by hand or from a template that leads keep. */
@Component
@Transactional
public class Checklists {

    private static final int LONGEST = 300;
    private static final int MOST = 100;

    private final ItemStore store;
    private final Tickets tickets;
    private final Timeline timeline;

    Checklists(ItemStore store, Tickets tickets, Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true)
    List<Item> of(TicketId ticket, Viewer viewer) {
        return store.of(ticket(ticket, viewer).id());
    }

    /** The points of these tickets that nobody has ticked, in order. Whoever asks has seen to it that they may be told. */
    @Transactional(readOnly = true)
    public Map<TicketId, List<String>> undone(Collection<TicketId> tickets) {
        return store.undone(tickets);
    }

    /** By name. */
    @Transactional(readOnly = true)
    Map<String, List<String>> templates(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.templates();
    }

    /** One point more. Refused when it is empty or too long, and above a hundred. */
    List<Item> add(TicketId id, String words, Viewer by, Instant now) {
        addAll(ticket(id, by), List.of(words), by, now);
        return store.of(id);
    }

    /** Further points, behind those that are there. Refused when one is too long, and above a hundred. */
    public void put(TicketId id, List<String> points, Viewer by, Instant now) {
        if (!points.isEmpty()) {
            addAll(ticket(id, by), points, by, now);
        }
    }

    /** All points of a template, behind those that are there. */
    List<Item> addFrom(TicketId id, String template, Viewer by, Instant now) {
        List<String> items = Optional.ofNullable(store.templates().get(template))
                .orElseThrow(() -> Refused.invalid("template", "There is no checklist called \"" + template + "\"."));
        addAll(ticket(id, by), items, by, now);
        return store.of(id);
    }

    /** Ticks it with this viewer's name, or takes the tick away; nothing when it is so already. */
    Item tick(TicketId id, long item, boolean done, Viewer by, Instant now) {
        Ticket ticket = ticket(id, by);
        Item before = item(id, item);
        if (before.isDone() == done) {
            return before;
        }
        if (done) {
            store.tick(item, by.actor().name(), now);
        } else {
            store.tick(item, null, null);
        }
        record(ticket.id().subject(), done ? "ticked" : "unticked", before.words(), by, now);
        return item(id, item);
    }

    void remove(TicketId id, long item, Viewer by, Instant now) {
        Ticket ticket = ticket(id, by);
        Item before = item(id, item);
        store.delete(item);
        record(ticket.id().subject(), "took off the checklist", before.words(), by, now);
    }

    /** A template of that name is replaced. Refused without a name or points. */
    void keep(String name, List<String> lines, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        List<String> items = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (name.isBlank() || name.strip().length() > 80) {
            throw Refused.invalid("name", "Give the checklist a name of at most 80 letters.");
        }
        if (items.isEmpty() || items.size() > MOST) {
            throw Refused.invalid("items", "Write one to a hundred points, one a line.");
        }
        items.forEach(Checklists::checked);
        store.keep(name.strip(), items);
        record(Subject.of("checklists", 1), "changed", name.strip(), by, now);
    }

    void forget(String name, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        store.forget(name);
        record(Subject.of("checklists", 1), "removed", name, by, now);
    }

    private void addAll(Ticket ticket, List<String> words, Viewer by, Instant now) {
        List<String> checked = words.stream().map(Checklists::checked).toList();
        tickets.hold(List.of(ticket.id()));
        if (store.of(ticket.id()).size() + checked.size() > MOST) {
            throw Refused.invalid("text", "A checklist holds a hundred points.");
        }
        checked.forEach(one -> store.insert(ticket.id(), one));
        record(ticket.id().subject(), "put on the checklist", String.join("; ", checked), by, now);
    }

    private static String checked(String words) {
        if (words.isBlank() || words.strip().length() > LONGEST || words.indexOf('\0') >= 0) {
            throw Refused.invalid("text", "Say in at most 300 letters what is to be done.");
        }
        return words.strip();
    }

    private Item item(TicketId ticket, long id) {
        return store.lock(ticket, id).orElseThrow(() -> new NotFound("item " + id));
    }

    private Ticket ticket(TicketId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return tickets.ticket(id, viewer);
    }

    private void record(Subject subject, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(subject, now, by.actor(), verb, text, Map.of()));
    }
}
