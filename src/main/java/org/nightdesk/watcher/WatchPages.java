package org.nightdesk.watcher;

import java.time.InstantSource;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Watching a ticket, and what one was named for, on its screen. */
@Controller
@RequestMapping("/tickets/{number}")
class WatchPages {

    private final Watchers watchers;
    private final MentionStore mentions;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    WatchPages(Watchers watchers, MentionStore mentions, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.watchers = watchers;
        this.mentions = mentions;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/watch")
    ModelAndView watch(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        watchers.watch(ticket.id(), viewers.person().id(), viewer, clock.instant());
        String path = "/tickets/" + ticket.number();
        return Screen.goTo(path, "You hear of what happens on " + ticket.number() + ".", path + "/unwatch");
    }

    @PostMapping("/unwatch")
    ModelAndView unwatch(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        watchers.unwatch(ticket.id(), viewers.person().id(), viewer, clock.instant());
        String path = "/tickets/" + ticket.number();
        return Screen.goTo(path, "You hear no more of " + ticket.number() + ".", path + "/watch");
    }

    @PostMapping("/mentions/done")
    @Transactional
    public ModelAndView done(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        Person person = viewers.person();
        mentions.done(person.id(), ticket.id(), clock.instant());
        return Screen.goTo("/tickets/" + ticket.number(), "Seen to.", "");
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
