package org.nightdesk.relation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merges tickets, and remembers what went over for as long as that can be taken back. For agents and above. */
@Component
@Transactional
public class MergeLog {

    private final MergeStore store;
    private final Merges merges;
    private final Tickets tickets;

    MergeLog(MergeStore store, Merges merges, Tickets tickets) {
        this.store = store;
        this.merges = merges;
        this.tickets = tickets;
    }

    /**
     * Makes each of these part of {@code whole}; one that is so already is left as it is. Refused when the whole is over, when one is part of
     * another ticket, and, unless {@code acrossCustomers}, when they are different customers'. The whole as it then is.
     */
    public Ticket merge(
            Collection<TicketId> parts, TicketId whole, boolean acrossCustomers, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        List<TicketId> apart = parts.stream()
                .distinct()
                .filter(part -> tickets.ticket(part, viewer)
                        .mergedInto()
                        .filter(whole::equals)
                        .isEmpty())
                .toList();
        merges.merge(apart, whole, acrossCustomers, viewer, now)
                .forEach((part, entries) -> store.insert(
                        new Merge(part, whole, entries, viewer.actor().name(), now)));
        return tickets.ticket(whole, viewer);
    }

    /** Makes a ticket its own again, with what was said on it before; what came since stays. Refused after seven days. */
    public Ticket undo(TicketId part, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Merge merge = find(part, viewer).orElseThrow(() -> new NotFound("merge of " + part.value()));
        if (!merge.mayBeUndone(now)) {
            throw Refused.conflict("It was merged more than seven days ago. Split off what belongs elsewhere instead.");
        }
        Ticket again = merges.part(part, merge.entries(), viewer, now);
        store.delete(part);
        return again;
    }

    /** How a ticket became part of another; empty when it stands for itself. */
    @Transactional(readOnly = true)
    Optional<Merge> find(TicketId part, Viewer viewer) {
        return tickets.find(part, viewer).flatMap(ticket -> store.of(part));
    }

    /** What was merged into a ticket, oldest first. */
    @Transactional(readOnly = true)
    List<Merge> into(TicketId whole) {
        return store.into(whole);
    }
}
