package org.nightdesk.relation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a ticket of its own of some of what was said on another. For agents and above. */
@Component
@Transactional
public class Splits {

    private final Tickets tickets;
    private final Merges merges;
    private final TicketLinks links;
    private final Timeline timeline;

    Splits(Tickets tickets, Merges merges, TicketLinks links, Timeline timeline) {
        this.tickets = tickets;
        this.merges = merges;
        this.links = links;
        this.timeline = timeline;
    }

    /** What can be split off, oldest first, as far as the viewer may read it. */
    @Transactional(readOnly = true)
    public List<Recorded> parts(TicketId id, Viewer viewer) {
        tickets.ticket(id, viewer);
        return merges.said(id, viewer);
    }

    /**
     * Opens a ticket with these entries, which leave the one they stood on, with their mail; the two are linked. It has the same customer, service,
     * team and urgency; its clocks begin now. Refused without an entry, with one that does not stand there, or without a title.
     */
    public Ticket split(TicketId from, Collection<Long> entries, String title, Kind kind, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        tickets.ticket(from, viewer);
        Ticket whole = Objects.requireNonNull(tickets.hold(List.of(from)).get(from));
        if (whole.mergedInto().isPresent()) {
            throw Refused.conflict(whole.number() + " is part of another ticket. Split it off there.");
        }
        List<Long> chosen = parts(from, viewer).stream()
                .map(Recorded::id)
                .filter(entries::contains)
                .toList();
        if (chosen.isEmpty()) {
            throw Refused.invalid("entry", "Choose at least one message or note that is to go.");
        }
        if (chosen.size() < entries.stream().distinct().count()) {
            throw Refused.conflict("Some of it stands on another ticket by now. Look again, then split.");
        }
        Ticket own = tickets.open(fresh(whole, title, kind), viewer, now);
        merges.move(whole, own, chosen, whole.number(), now);
        links.link(own.id(), from, "relates", viewer, now);
        String what = chosen.size() == 1 ? "one entry" : chosen.size() + " entries";
        say(whole, "split " + what + " off, to " + own.number() + ", " + own.title(), viewer, now);
        say(own, "split it off from " + whole.number() + ", with " + what, viewer, now);
        return own;
    }

    private static NewTicket fresh(Ticket whole, String title, Kind kind) {
        return new NewTicket(
                kind,
                title,
                "",
                whole.impact(),
                whole.urgency(),
                whole.service(),
                whole.organisation(),
                whole.requester(),
                Optional.empty(),
                whole.team(),
                whole.tags(),
                whole.source(),
                false);
    }

    private void say(Ticket ticket, String text, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(ticket.id().subject(), now, viewer.actor(), "split", text, Map.of()));
    }
}
