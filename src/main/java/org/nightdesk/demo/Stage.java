package org.nightdesk.demo;

import java.time.Instant;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;

/** What every course of events needs: time, chance, the company, and the real rooms in which it happens. */
record Stage(
        Past past,
        Dice dice,
        Company company,
        Monitoring monitoring,
        Pagers pagers,
        Tickets tickets,
        TicketLinks links,
        DueWork holdEnds) {

    Ticket ticket(TicketId id) {
        return tickets.ticket(id, Viewer.system());
    }

    /** When somebody at the first site works next. */
    Instant whenOpen(Instant at) {
        return company.sites().stream()
                .map(site -> site.whenOpen(at, dice))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    void holdsEnd(Instant now) {
        holdEnds.runDue(now);
    }

    /** Ends for good what is still resolved, by whoever had it. */
    void close(TicketId id, Instant now) {
        Ticket ticket = ticket(id);
        if (ticket.state() instanceof TicketState.Resolved) {
            PersonId who = ticket.assignee()
                    .orElseGet(() -> company.atTheDesk(now, dice).id());
            tickets.close(id, company.viewer(who), now);
        }
    }
}
