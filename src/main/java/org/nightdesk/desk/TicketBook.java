package org.nightdesk.desk;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.engine.Bell;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Deed;
import org.nightdesk.sla.Matter;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** What every verb does with its ticket: locks it, moves its clocks, saves it, writes its timeline. Part of the verb's transaction. */
@Component
class TicketBook {

    private final TicketStore store;
    private final Clocks clocks;
    private final Timeline timeline;
    private final Bell bell;

    TicketBook(TicketStore store, Clocks clocks, Timeline timeline, Bell bell) {
        this.store = store;
        this.clocks = clocks;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Throws NotFound when there is none, or not for this viewer; refused below a responder. */
    Ticket lock(TicketId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.lock(id, viewer).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }

    void happened(Ticket ticket, Deed.Kind kind, Instant now) {
        clocks.happened(matter(ticket), Deed.of(kind, now));
    }

    void held(Ticket ticket, Waiting on, Instant now) {
        clocks.happened(matter(ticket), Deed.held(on, now));
    }

    Ticket save(Ticket ticket, Actor by, String verb, String text, Map<String, ?> facts, Instant now) {
        Ticket saved = store.save(ticket, now);
        record(saved, by, verb, text, facts, now);
        return saved;
    }

    void record(Ticket ticket, Actor by, String verb, String text, Map<String, ?> facts, Instant now) {
        timeline.append(Entry.internal(ticket.id().subject(), now, by, verb, text, facts));
        bell.ring(Tickets.TOPIC);
    }

    static Matter matter(Ticket ticket) {
        return new Matter(
                ticket.id().value(),
                ticket.priority().value(),
                ticket.service(),
                ticket.organisation(),
                ticket.openedAt());
    }

    static void refuseWhenMerged(Ticket ticket) {
        if (ticket.mergedInto().isPresent()) {
            throw Refused.conflict(ticket.number()
                    + " is part of another ticket now. Go on there, or make it a ticket of its own again.");
        }
    }

    static void refuseWhenOver(Ticket ticket) {
        if (ticket.state().over()) {
            throw Refused.conflict(ticket.number() + " is " + ticket.state().word() + ". Reopen it first.");
        }
    }
}
