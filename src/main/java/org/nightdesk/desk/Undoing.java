package org.nightdesk.desk;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.paging.Pages;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Deed;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a verb has changed on a ticket. */
@Component
@Transactional
public class Undoing {

    private final TicketStore store;
    private final TicketBook book;
    private final Clocks clocks;
    private final Pages pages;
    private final ApplicationEventPublisher events;

    Undoing(TicketStore store, TicketBook book, Clocks clocks, Pages pages, ApplicationEventPublisher events) {
        this.store = store;
        this.book = book;
        this.clocks = clocks;
        this.pages = pages;
        this.events = events;
    }

    /** What a ticket is like, for {@link #takeBack}; means nothing to anybody else. */
    @Transactional(readOnly = true)
    public String memo(TicketId id, Viewer viewer) {
        return store.memo(id, viewer).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }

    /**
     * Makes a ticket again what it was when the memo was made; {@code what} was done in between. Words that were said and mails that
     * went out stay. Refused when it is no longer of that version: somebody has changed it since.
     */
    public Ticket takeBack(TicketId id, String memo, int version, String what, Viewer viewer, Instant now) {
        Ticket ticket = book.lock(id, viewer);
        if (ticket.version() != version) {
            throw Refused.conflict(ticket.number() + " was changed since, and stays as it is.");
        }
        Ticket before = store.takeBack(id, memo, now);
        turnBack(ticket.state(), before, now);
        clocks.changed(TicketBook.matter(before));
        book.record(before, viewer.actor(), "undone", what, Map.of(), now);
        if (ticket.acknowledgement().isPresent() && before.acknowledgement().isEmpty()) {
            pages.giveBack(id.subject(), viewer.actor(), now);
        }
        if (ticket.state().over() && !before.state().over()) {
            events.publishEvent(new TicketReopened(id, viewer.actor(), now));
        }
        return before;
    }

    private void turnBack(TicketState from, Ticket to, Instant now) {
        if (from.over() && !to.state().over()) {
            book.happened(to, Deed.Kind.REOPENED, now);
        }
        if (from instanceof TicketState.OnHold && !(to.state() instanceof TicketState.OnHold)) {
            book.happened(to, Deed.Kind.RESUMED, now);
        }
        if (to.state() instanceof TicketState.OnHold hold && !(from instanceof TicketState.OnHold)) {
            book.held(to, hold.on(), now);
        }
        if (to.state().over() && !from.over()) {
            book.happened(to, Deed.Kind.RESOLVED, now);
        }
    }
}
