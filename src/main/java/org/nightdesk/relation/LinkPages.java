package org.nightdesk.relation;

import java.time.InstantSource;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ties between tickets are taken away, and back. */
@Controller
@RequestMapping("/tickets/{number}/links")
class LinkPages {

    private final TicketLinks links;
    private final Numbers numbers;
    private final Viewers viewers;
    private final InstantSource clock;

    LinkPages(TicketLinks links, Numbers numbers, Viewers viewers, InstantSource clock) {
        this.links = links;
        this.numbers = numbers;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/removal")
    ModelAndView remove(
            @PathVariable String number,
            @RequestParam(defaultValue = "relates") String kind,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "true") boolean outgoing) {
        Viewer viewer = viewers.current();
        Ticket here = numbers.at(number, viewer);
        Ticket there = numbers.at(other, viewer);
        Ticket from = outgoing ? here : there;
        Ticket to = outgoing ? there : here;
        links.unlink(from.id(), to.id(), kind, viewer, clock.instant());
        String again = "/tickets/" + here.number() + "/links/restoration?kind=" + kind.replaceAll("[^a-z]", "")
                + "&other=" + there.number() + "&outgoing=" + outgoing;
        return Screen.goTo("/tickets/" + here.number(), "The link to " + there.number() + " is taken away.", again);
    }

    @PostMapping("/restoration")
    ModelAndView restore(
            @PathVariable String number,
            @RequestParam(defaultValue = "relates") String kind,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "true") boolean outgoing) {
        Viewer viewer = viewers.current();
        Ticket here = numbers.at(number, viewer);
        Ticket there = numbers.at(other, viewer);
        links.link((outgoing ? here : there).id(), (outgoing ? there : here).id(), kind, viewer, clock.instant());
        return Screen.goTo("/tickets/" + here.number(), "Linked again.", "");
    }
}
