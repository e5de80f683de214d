package org.nightdesk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Organisations;
import org.nightdesk.queue.BoardStore.Count;
import org.nightdesk.queue.BoardStore.Wanted;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Lists what needs somebody, in the order in which it does. */
@Component
class Board {

    static final String WAITING = "Waits for somebody";

    private static final int CALLING = 200;
    private static final Map<String, String> HEADINGS = Map.of(
            "new", WAITING,
            "open", "Being worked on",
            "workaround", "Works by a workaround",
            "on-hold", "On hold");

    private final BoardStore store;
    private final Rows rows;
    private final Pages pages;
    private final Services services;
    private final Organisations organisations;

    Board(BoardStore store, Rows rows, Pages pages, Services services, Organisations organisations) {
        this.store = store;
        this.rows = rows;
        this.pages = pages;
        this.services = services;
        this.organisations = organisations;
    }

    /** The groups of a view that have something in them, at most {@code most} rows each. */
    List<Group> groups(View view, String words, int most, Viewer viewer, Instant now) {
        Wanted wanted = wanted(view, words, viewer);
        if (view == View.RESOLVED) {
            List<Listed> over = store.over(wanted, viewer, most);
            return over.isEmpty()
                    ? List.of()
                    : List.of(new Group("Resolved", over.size(), rows.of(over, Map.of(), viewer, now)));
        }
        Map<Long, Instant> calling = calling();
        List<Listed> waiting = waiting(view, wanted, calling, most, viewer);
        Map<String, Integer> counts = words.isBlank() ? countsOf(view, viewer) : Map.of();
        List<Group> groups = new ArrayList<>();
        for (String state : view.states()) {
            List<Listed> here = state.equals("new")
                    ? waiting
                    : store.open(state, wanted, viewer, most).stream()
                            .filter(ticket -> !waiting.contains(ticket))
                            .toList();
            if (!here.isEmpty()) {
                int count = Math.max(here.size(), here.size() < most ? 0 : counts.getOrDefault(state, 0));
                groups.add(new Group(HEADINGS.getOrDefault(state, state), count, rows.of(here, calling, viewer, now)));
            }
        }
        return groups;
    }

    List<Count> counts(Viewer viewer) {
        return store.counts(viewer.actor().isPerson() ? viewer.actor().id() : 0, viewer);
    }

    /** Tickets whose page nobody has answered, with since when it calls. */
    Map<Long, Instant> calling() {
        return pages.calling(CALLING).stream()
                .filter(page -> page.subject().kind().equals("ticket"))
                .collect(Collectors.toMap(page -> Long.parseLong(page.subject().id()), Page::startedAt));
    }

    /** New ones, and those whose page calls although somebody once had them; the most pressing first. */
    private List<Listed> waiting(View view, Wanted wanted, Map<Long, Instant> calling, int most, Viewer viewer) {
        if (!view.states().contains("new")) {
            return List.of();
        }
        List<Listed> fresh = store.open("new", wanted, viewer, most);
        if (!wanted.equals(Wanted.ALL)) {
            return fresh;
        }
        Predicate<Listed> again = ticket -> !ticket.state().equals("new");
        return Stream.concat(
                        store.these(List.copyOf(calling.keySet()), viewer).stream()
                                .filter(again),
                        fresh.stream())
                .sorted(java.util.Comparator.comparing(Listed::priority).thenComparing(Listed::openedAt))
                .toList();
    }

    private Map<String, Integer> countsOf(View view, Viewer viewer) {
        return counts(viewer).stream().collect(Collectors.toMap(Count::state, count -> count.in(view)));
    }

    private Wanted wanted(View view, String words, Viewer viewer) {
        @Nullable Long mine = view == View.MINE ? Long.valueOf(viewer.actor().id()) : null;
        if (words.isBlank()) {
            return new Wanted(mine, view == View.NOBODYS, null, 0, List.of(), List.of());
        }
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return new Wanted(
                mine,
                view == View.NOBODYS,
                "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
                TicketNumber.parse(wanted).map(TicketId::value).orElse(0L),
                services.all().stream()
                        .filter(service ->
                                service.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(service -> service.id().value())
                        .toList(),
                organisations.all().stream()
                        .filter(customer ->
                                customer.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(customer -> customer.id().value())
                        .toList());
    }
}
