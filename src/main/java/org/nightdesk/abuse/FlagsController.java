package org.nightdesk.abuse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/flag}: a thread is abusive. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/flag")
class FlagsController {

    /** {@code decision} is let_in or stop. */
    record DecisionBody(String decision) {}

    /** {@code decision} is missing while nobody has decided. */
    record FlagView(String ticket, String by, Instant at, String passedTo, Optional<String> decision) {}

    private final Flags flags;
    private final Tickets tickets;
    private final InstantSource clock;

    FlagsController(Flags flags, Tickets tickets, InstantSource clock) {
        this.flags = flags;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping
    FlagView show(@PathVariable String id, Viewer viewer) {
        Ticket ticket = ticket(id, viewer);
        return view(ticket, flags.find(ticket.id(), viewer).orElseThrow(() -> new NotFound("flag of " + id)));
    }

    @PostMapping
    FlagView flag(@PathVariable String id, Viewer viewer) {
        Ticket ticket = ticket(id, viewer);
        return view(ticket, flags.flag(ticket.id(), viewer, clock.instant()));
    }

    @PostMapping("/decision")
    @Needs(Role.LEAD)
    FlagView decide(@PathVariable String id, Viewer viewer, @RequestBody DecisionBody body) {
        Ticket ticket = ticket(id, viewer);
        return view(ticket, flags.decide(ticket.id(), Verdict.of(body.decision()), viewer, clock.instant()));
    }

    private static FlagView view(Ticket ticket, Flag flag) {
        return new FlagView(
                ticket.number(),
                flag.by(),
                flag.at(),
                flag.passedTo(),
                flag.verdict().map(Verdict::word));
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
