package org.nightdesk.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tickets by their number or the words of their title, newest first. */
@Component
@Order(20)
class TicketPalette implements PaletteSource {

    private static final int LEAST = 2;

    private final Tickets tickets;
    private final Queue queue;

    TicketPalette(Tickets tickets, Queue queue) {
        this.tickets = tickets;
        this.queue = queue;
    }

    @Override
    public String heading() {
        return "Tickets";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.length() < LEAST || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        Stream<Ticket> byNumber = TicketNumber.parse(words).stream().flatMap(id -> {
            try {
                return Stream.of(tickets.ticket(id, viewer));
            } catch (NotFound none) {
                return Stream.empty();
            }
        });
        Stream<Ticket> byWords = queue.newest(Filter.words(words), viewer, 0, most).stream();
        return Stream.concat(byNumber, byWords)
                .distinct()
                .limit(most)
                .map(TicketPalette::entry)
                .toList();
    }

    private static Entry entry(Ticket ticket) {
        String whose = Optional.of(ticket.state().word())
                .map(state -> ticket.priority().word() + ", " + state)
                .orElse("");
        return new Entry("queue", ticket.number(), ticket.title(), whose, "/tickets/" + ticket.number());
    }
}
