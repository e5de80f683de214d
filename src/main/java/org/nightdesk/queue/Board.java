package org.nightdesk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Queue.Count;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Lists what needs somebody, in the order in which it does. */
@Component
class Board {

    static final String WAITING = "Waits for somebody";

    private static final String RESOLVED = "Resolved";
    private static final String ALL = "All";
    private static final Comparator<Ticket> PRESSING = Comparator.comparing(
                    (Ticket ticket) -> ticket.priority().value())
            .thenComparing(Ticket::openedAt)
            .thenComparing(ticket -> ticket.id().value());

    private static final int CALLING = 200;
    private static final Map<String, String> HEADINGS = Map.of(
            "new", WAITING, "open", "Being worked on", "workaround", "Works by a workaround", "on-hold", "On hold");

    private final Queue queue;
    private final Tickets tickets;
    private final Counts counts;
    private final Rows rows;
    private final Pages pages;
    private final Filters filters;

    Board(Queue queue, Tickets tickets, Counts counts, Rows rows, Pages pages, Filters filters) {
        this.queue = queue;
        this.tickets = tickets;
        this.counts = counts;
        this.rows = rows;
        this.pages = pages;
        this.filters = filters;
    }

    /**
     * The groups of a view that have something in them, at most {@code most} rows each; before those of what is open, whatever the order, all
     * whose page nobody has answered.
     */
    List<Group> groups(View view, Arrangement arrangement, int most, Viewer viewer, Instant now) {
        Map<Long, Instant> calling = view == View.OPEN ? calling() : Map.of();
        List<Ticket> called = called(calling, viewer);
        Map<String, Integer> whole =
                counts.of(viewer).stream().collect(Collectors.toMap(Count::state, count -> Counts.in(view, count)));
        Iterator<List<Ticket>> lists =
                byState(view, arrangement.order(), most, viewer, now).iterator();
        List<Part> parts = new ArrayList<>();
        for (String state : view.states()) {
            List<Ticket> all = lists.next();
            List<Ticket> others = without(called, all);
            List<Ticket> here = state.equals("new") ? first(called, others) : others;
            int behind = all.size() < most ? 0 : Math.max(0, whole.getOrDefault(state, 0) - all.size());
            parts.add(new Part(heading(state), here, here.size() + behind));
        }
        Function<Ticket, Row> row = rows.of(
                parts.stream().flatMap(part -> part.here().stream()).toList(), calling, arrangement, viewer, now);
        return parts.stream()
                .filter(part -> !part.here().isEmpty())
                .map(part -> group(part.heading(), part.size(), part.here(), row))
                .toList();
    }

    /** A group to be: {@code size} counts what does not stand here as well. */
    private record Part(String heading, List<Ticket> here, int size) {}

    /**
     * What was looked for, by number or in the language of the search box: at most {@code most}, in groups as in a view.
     * Refused when a word of that language is not known.
     */
    List<Group> found(String words, Arrangement arrangement, int most, Viewer viewer, Instant now) {
        List<Ticket> found = searched(words, arrangement.order(), most, viewer, now);
        Function<Ticket, Row> row = rows.of(found, calling(), arrangement, viewer, now);
        if (arrangement.grouping() == Grouping.NOTHING) {
            return found.isEmpty() ? List.of() : List.of(group(ALL, found.size(), found, row));
        }
        Map<String, List<Ticket>> byHeading = new LinkedHashMap<>();
        View.OPEN.states().forEach(state -> byHeading.put(heading(state), new ArrayList<>()));
        for (Ticket ticket : found) {
            byHeading
                    .computeIfAbsent(heading(ticket.state().word()), heading -> new ArrayList<>())
                    .add(ticket);
        }
        return byHeading.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> group(entry.getKey(), entry.getValue().size(), entry.getValue(), row))
                .toList();
    }

    int calls() {
        return calling().size();
    }

    /** Tickets whose page nobody has answered, with since when it calls. */
    Map<Long, Instant> calling() {
        return pages.calling(CALLING).stream()
                .filter(page -> page.subject().kind().equals("ticket"))
                .collect(Collectors.toMap(page -> Long.parseLong(page.subject().id()), Page::startedAt));
    }

    private List<List<Ticket>> byState(View view, Order order, int most, Viewer viewer, Instant now) {
        if (view == View.RESOLVED) {
            return List.of(queue.newest(filters.parse("is:over", viewer, now), viewer, 0, most));
        }
        List<Filter> states = view.states().stream()
                .map(state -> filters.parse("is:open state:" + state + view.filter(), viewer, now))
                .toList();
        return order == Order.DUE
                ? queue.soonest(states, viewer, most)
                : states.stream()
                        .map(filter -> ordered(filter, order, most, viewer))
                        .toList();
    }

    /** What is over is not due any more: where that is looked for too, it follows, the newest first. */
    private List<Ticket> searched(String words, Order order, int most, Viewer viewer, Instant now) {
        Filter filter = filters.parse(words, viewer, now);
        boolean one = TicketNumber.parse(words).isPresent();
        if (one || filter.isAboutOpen() || order == Order.NEWEST) {
            return ordered(filter, one ? Order.NEWEST : order, most, viewer);
        }
        List<Ticket> open = ordered(filter.still(true), order, most, viewer);
        List<Ticket> over =
                open.size() == most ? List.of() : queue.newest(filter.still(false), viewer, 0, most - open.size());
        return Stream.concat(open.stream(), over.stream()).toList();
    }

    private List<Ticket> ordered(Filter filter, Order order, int most, Viewer viewer) {
        return switch (order) {
            case DUE -> queue.soonest(filter, viewer, most);
            case PRIORITY -> queue.pressing(filter, viewer, Optional.empty(), most);
            case NEWEST -> queue.newest(filter, viewer, 0, most);
        };
    }

    /** Those whose page calls, be it that somebody once had them. */
    private List<Ticket> called(Map<Long, Instant> calling, Viewer viewer) {
        return tickets.find(calling.keySet().stream().map(TicketId::new).toList(), viewer).stream()
                .sorted(PRESSING)
                .toList();
    }

    private static List<Ticket> first(List<Ticket> called, List<Ticket> others) {
        return Stream.concat(called.stream(), others.stream()).toList();
    }

    private static List<Ticket> without(List<Ticket> called, List<Ticket> here) {
        Set<TicketId> ids = called.stream().map(Ticket::id).collect(Collectors.toSet());
        return here.stream().filter(ticket -> !ids.contains(ticket.id())).toList();
    }

    private static String heading(String state) {
        return HEADINGS.getOrDefault(state, RESOLVED);
    }

    private static Group group(String heading, int count, List<Ticket> here, Function<Ticket, Row> row) {
        return new Group(heading, count, "", here.stream().map(row).toList());
    }
}
