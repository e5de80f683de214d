package org.nightdesk.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
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

    private final TicketStore store;
    private final Tickets tickets;
    private final Timeline timeline;
    private final Bell bell;
    private final ApplicationEventPublisher events;

    Answers(TicketStore store, Tickets tickets, Timeline timeline, Bell bell, ApplicationEventPublisher events) {
        this.store = store;
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
        Ticket ticket = lock(id);
        long entry = append(ticket, by, text, facts, true, now);
        switch (ticket.state()) {
            case TicketState.Resolved over -> tickets.reopen(id, by.name() + " answered", false, Viewer.system(), now);
            case TicketState.OnHold hold -> tickets.unhold(id, Viewer.system(), now);
            default -> bell.ring(Tickets.TOPIC);
        }
        tickets.asked(ticket, now);
        events.publishEvent(new CustomerAnswered(id, entry, now));
        return entry;
    }

    /** Something that changes nothing by itself: a machine's notice, or a colleague's word that may not be theirs. Only staff read it. */
    public long noticed(TicketId id, Actor by, String text, Map<String, ?> facts, Instant now) {
        return append(lock(id), by, text, facts, false, now);
    }

    private Ticket lock(TicketId id) {
        return store.lock(id, Viewer.system()).orElseThrow(() -> new NotFound("ticket " + id.value()));
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
