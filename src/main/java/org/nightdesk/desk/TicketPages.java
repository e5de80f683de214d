package org.nightdesk.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.database.Reading;
import org.nightdesk.desk.screen.TicketScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A ticket on the screen. */
@Controller
class TicketPages {

    private final Tickets tickets;
    private final TicketScreens screens;
    private final Reading reading;
    private final Viewers viewers;
    private final InstantSource clock;

    TicketPages(Tickets tickets, TicketScreens screens, Reading reading, Viewers viewers, InstantSource clock) {
        this.tickets = tickets;
        this.screens = screens;
        this.reading = reading;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}")
    ModelAndView ticket(@PathVariable String number) {
        Viewer viewer = viewers.current();
        return reading.of(() -> {
            Ticket ticket = tickets.ticket(id(number), viewer);
            return ticket.number().equals(number)
                    ? new Screen("desk/ticket", screens.of(ticket, Form.blank(), viewer, clock.instant()))
                    : Screen.goTo("/tickets/" + ticket.number());
        });
    }

    /** The same screen with the form that was refused, everything typed still in it. */
    Screen refused(TicketId id, Map<String, String> typed, Refused refused) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        TicketScreen screen = screens.of(tickets.ticket(id, viewer), Form.refused(typed, refused), viewer, now);
        return new Screen("desk/ticket", screen).refused();
    }

    static TicketId id(String number) {
        return TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
    }
}
