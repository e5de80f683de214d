package org.nightdesk.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.nightdesk.engine.Bell;
import org.nightdesk.sla.Deed;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers write on their tickets from outside. */
@Component
@Transactional
public class Answers {

    /** The fact that says by which way an entry came in. */
    public static final String VIA = "via";

    /** A person of the customer wrote on a ticket, by whatever way; {@code entry} is its place in the timeline. */
    public record CustomerAnswered(TicketId ticket, long entry, Instant at) {}

    private final TicketBook book;
    private final Tickets tickets;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;

    Answers(TicketBook book, Tickets tickets, Timeline timeline, Bell bell, ApplicationEventPublisher events) {
        this.book = book;
        this.tickets = tickets;
        this.timeline = timeline;
        this.bell = bell;
        this.events = events;
    }

    /**
     * A person of the customer wrote: plain text, not Markdown. A ticket that was resolved opens again, one on hold goes on. {@code facts} must
     * say {@link #VIA}. The entry's id.
     */
    public long heard(TicketId id, Actor by, String text, Map<String, ?> facts, Instant now) {
        Ticket ticket = book.lock(id, Viewer.system());
        long entry = append(ticket, by, text, facts, true, now);
        switch (ticket.state()) {
            case TicketState.Resolved over -> tickets.reopen(id, by.name() + " answered", false, Viewer.system(), now);
            case TicketState.OnHold hold -> tickets.unhold(id, Viewer.system(), now);
            default -> bell.ring(Tickets.TOPIC);
        }
        book.happened(ticket, Deed.Kind.ASKED, now);
        events.publishEvent(new CustomerAnswered(id, entry, now));
        return entry;
    }

    /** Something that changes nothing by itself: a machine's notice, or a colleague's word that may not be theirs. Only staff read it. */
    public long noticed(TicketId id, Actor by, String text, Map<String, ?> facts, Instant now) {
        return append(book.lock(id, Viewer.system()), by, text, facts, false, now);
    }

    private long append(Ticket ticket, Actor by, String text, Map<String, ?> facts, boolean isPublic, Instant now) {
        return timeline.append(new Entry(
                ticket.id().subject(),
                now,
                by,
                "noted",
                text,
                facts,
                isPublic,
                isPublic ? TicketStore.audience(ticket.organisation()) : Set.of(Viewer.STAFF)));
    }
}
