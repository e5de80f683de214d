package org.nightdesk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Queue.By;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.queue.Headings.Headed;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Lists tickets in the groups that somebody chose: every group with its size, the first of them with rows. */
@Component
class Parted {

    /** Of so many groups each has rows when all have many. */
    private static final int ABREAST = 5;

    private static final int MOST_GROUPS = 100;

    private final Queue queue;
    private final Tickets tickets;
    private final Rows rows;
    private final Headings headings;
    private final Filters filters;

    Parted(Queue queue, Tickets tickets, Rows rows, Headings headings, Filters filters) {
        this.queue = queue;
        this.tickets = tickets;
        this.rows = rows;
        this.headings = headings;
        this.filters = filters;
    }

    /** About {@code most} rows in all; what is over follows as one group. Refused when a word of the search is not known. */
    List<Group> groups(Address address, By by, int most, Map<Long, Instant> calling, Viewer viewer, Instant now) {
        Filter filter = filters.parse(address.whole(), viewer, now);
        Arrangement arrangement = address.arrangement();
        List<Headed> all = headings.of(
                arrangement.grouping(),
                queue.lots(filter, by, arrangement.order().sort(), most / ABREAST, viewer, now));
        List<Headed> shown = all.subList(0, Math.min(MOST_GROUPS, all.size()));
        List<List<TicketId>> places = places(shown, most);
        int room = most - places.stream().mapToInt(List::size).sum();
        List<Ticket> over =
                filter.isAboutOpen() || room <= 0 ? List.of() : queue.newest(filter.still(false), viewer, 0, room);
        Map<TicketId, Ticket> open =
                tickets.find(places.stream().flatMap(List::stream).distinct().toList(), viewer).stream()
                        .collect(Collectors.toMap(Ticket::id, Function.identity()));
        List<Ticket> together = new ArrayList<>(open.values());
        together.addAll(over);
        Function<Ticket, Row> row = apart(rows.of(together, calling, arrangement, viewer, now));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            groups.add(group(shown.get(i), places.get(i), address, open, row));
        }
        if (!over.isEmpty()) {
            groups.add(new Group(
                    "Resolved", over.size(), "", over.stream().map(row).toList()));
        }
        return groups;
    }

    /** From the first group on, as long as there is room. */
    private static List<List<TicketId>> places(List<Headed> groups, int most) {
        List<List<TicketId>> places = new ArrayList<>();
        int left = most;
        for (Headed group : groups) {
            List<TicketId> first = group.lot().first();
            places.add(first.subList(0, Math.min(left, first.size())));
            left -= places.getLast().size();
        }
        return places;
    }

    private static Group group(
            Headed headed,
            List<TicketId> places,
            Address address,
            Map<TicketId, Ticket> open,
            Function<Ticket, Row> row) {
        return new Group(
                headed.title(),
                headed.lot().size(),
                path(headed, address),
                places.stream()
                        .filter(open::containsKey)
                        .map(open::get)
                        .map(row)
                        .toList());
    }

    /** The group alone. A key that is said twice is one or the other: then there are no words that narrow it down. */
    private static String path(Headed headed, Address address) {
        String key = headed.words().replaceFirst("[:<>].*", "");
        if (key.isEmpty() || address.whole().matches("(?s).*\\b" + key + "[:<>].*")) {
            return "";
        }
        return new Address(
                        View.OPEN,
                        address.whole() + " " + headed.words(),
                        address.arrangement().by(Arrangement.USUAL.grouping()),
                        address.mine())
                .path();
    }

    /** A ticket that stands in several groups has a name of its own in each. */
    private static Function<Ticket, Row> apart(Function<Ticket, Row> row) {
        Map<TicketId, Integer> seen = new HashMap<>();
        return ticket -> row.apply(ticket).nth(seen.merge(ticket.id(), 1, Integer::sum));
    }
}
