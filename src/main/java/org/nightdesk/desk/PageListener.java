package org.nightdesk.desk;

import org.nightdesk.paging.PageAcknowledged;
import org.nightdesk.paging.PageResumed;
import org.nightdesk.subject.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An answer that came in by link, key or message reaches the ticket in the same transaction. */
@Component
class PageListener {

    private final Tickets tickets;

    PageListener(Tickets tickets) {
        this.tickets = tickets;
    }

    @EventListener
    void on(PageAcknowledged answer) {
        if (isTicket(answer.subject())) {
            tickets.acknowledged(id(answer.subject()), answer.by(), answer.until(), answer.at());
        }
    }

    @EventListener
    void on(PageResumed resumed) {
        if (isTicket(resumed.subject())) {
            tickets.resumed(id(resumed.subject()), resumed.at());
        }
    }

    private static boolean isTicket(Subject subject) {
        return subject.kind().equals("ticket");
    }

    private static TicketId id(Subject subject) {
        return new TicketId(Long.parseLong(subject.id()));
    }
}
