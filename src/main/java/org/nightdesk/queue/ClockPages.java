package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.ClocksScreen;
import org.nightdesk.sla.ClockLine;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Standing;
import org.nightdesk.sla.Strip;
import org.nightdesk.subject.NotFound;
import org.nightdesk.web.Place;
import org.nightdesk.web.Screen;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Why a ticket of the queue is due when it is: where a due time leads. */
@Controller
class ClockPages {

    private final Tickets tickets;
    private final Clocks clocks;
    private final Viewers viewers;
    private final InstantSource clock;

    ClockPages(Tickets tickets, Clocks clocks, Viewers viewers, InstantSource clock) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue/clocks/{number}")
    ModelAndView clocks(@PathVariable String number) {
        Instant now = clock.instant();
        Ticket ticket = tickets.ticket(
                TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewers.current());
        Standing standing = clocks.standing(ticket.id().value(), now);
        Times times = new Times(now, Place.of(viewers.zone()), List.of());
        return new Screen(
                "queue/clocks",
                new ClocksScreen(
                        ticket.number(),
                        ticket.title(),
                        ClockLine.of(standing, times),
                        standing.next()
                                .map(Strip::promise)
                                .map(promise -> promise.title())
                                .orElse("")));
    }
}
