package org.nightdesk.abuse;

import java.time.InstantSource;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One press flags a thread, one more decides about it. */
@Controller
@RequestMapping("/tickets/{number}/flag")
class FlagPages {

    private final Flags flags;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    FlagPages(Flags flags, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.flags = flags;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping
    ModelAndView flag(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        String path = "/tickets/" + ticket.number();
        try {
            Flag flag = flags.flag(ticket.id(), viewer, clock.instant());
            String to = flag.passedTo().isEmpty() ? "" : " " + flag.passedTo() + " has it now.";
            return Screen.goTo(path, "Flagged." + to + " You need not read more of it.", "");
        } catch (Refused refused) {
            return Screen.goTo(path, refused.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/decision")
    @Needs(Role.LEAD)
    ModelAndView decide(@PathVariable String number, @RequestParam(defaultValue = "stop") String decision) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        try {
            flags.decide(ticket.id(), Verdict.of(decision), viewer, clock.instant());
            return Screen.goTo("/tickets/" + ticket.number(), "Decided.", "");
        } catch (Refused refused) {
            return Screen.goTo(
                    "/tickets/" + ticket.number(), refused.problems().getFirst().reason(), "");
        }
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
