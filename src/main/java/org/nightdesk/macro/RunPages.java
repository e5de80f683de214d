package org.nightdesk.macro;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.macro.Steps.Rehearsal;
import org.nightdesk.macro.screen.RunScreen;
import org.nightdesk.macro.screen.RunScreen.Choice;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Runs a macro on a ticket, having shown what it does there. */
@Controller
class RunPages {

    private static final String PATH = "/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}/macros";

    private final Macros macros;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    RunPages(Macros macros, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.macros = macros;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView choose(@PathVariable String number) {
        return screen(number, "");
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    ModelAndView run(@PathVariable String number, @PathVariable long id) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        try {
            macros.run(id, ticket.id(), viewer, clock.instant());
            return Screen.goTo(
                    "/tickets/" + ticket.number(),
                    "Ran " + macros.macro(id, viewer).name() + ".",
                    "");
        } catch (Refused refused) {
            return screen(number, refused.problems().getFirst().reason()).refused();
        }
    }

    private Screen screen(String number, String problem) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        Ticket ticket = ticket(number, viewer);
        List<Choice> choices = macros.all(viewer).stream()
                .map(macro -> {
                    Rehearsal rehearsal = macros.rehearse(macro.id(), ticket.id(), viewer, now);
                    String path = "/tickets/" + ticket.number() + "/macros/" + macro.id();
                    return new Choice(path, macro.name(), rehearsal.lines(), rehearsal.refusal());
                })
                .toList();
        return new Screen("macro/run", new RunScreen(ticket.number(), "/tickets/" + ticket.number(), choices, problem));
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
