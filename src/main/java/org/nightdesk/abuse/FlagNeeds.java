package org.nightdesk.abuse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Flagged threads that wait for a decision, for the home of leads. */
@Component
class FlagNeeds implements NeedsMe {

    private static final int FEW = 5;

    private final Flags flags;
    private final Tickets tickets;

    FlagNeeds(Flags flags, Tickets tickets) {
        this.flags = flags;
        this.tickets = tickets;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return !viewer.may(Role.LEAD)
                ? List.of()
                : flags.open(FEW).stream()
                        .flatMap(flag -> tickets.find(flag.ticket(), viewer).map(ticket -> need(flag, ticket)).stream())
                        .toList();
    }

    private static Need need(Flag flag, Ticket ticket) {
        return new Need(
                "Decide about a thread that " + flag.by() + " flagged as abusive",
                ticket.number() + ", " + ticket.title(),
                "/tickets/" + ticket.number(),
                Optional.empty());
    }
}
