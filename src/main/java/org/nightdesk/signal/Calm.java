package org.nightdesk.signal;

import java.time.Instant;
import java.util.Set;
import org.nightdesk.desk.TicketId;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An incident whose page maintenance held, and whose alerts have all ended when that is over, wakes nobody. Its groups forget how bad it was, so that the next
 * alert that joins it counts as worse than before, and pages. They are locked first, before the ticket: the order of all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Calm implements SubjectHolder {

    private final AlertStore alerts;
    private final GroupStore groups;

    Calm(AlertStore alerts, GroupStore groups) {
        this.alerts = alerts;
        this.groups = groups;
    }

    @Override
    public void hold(Subject subject) {
        // Nothing of a ticket that is taken or resolved is written here.
    }

    @Override
    public void holdAll(Subject subject) {
        if (subject.kind().equals("ticket")) {
            groups.lock(ticket(subject));
        }
    }

    @Override
    public boolean hasCleared(Subject subject, Instant now) {
        if (!subject.kind().equals("ticket")) {
            return false;
        }
        TicketId ticket = ticket(subject);
        boolean cleared =
                groups.has(ticket) && !alerts.stillFiring(Set.of(ticket)).contains(ticket);
        if (cleared) {
            groups.forget(ticket);
        }
        return cleared;
    }

    private static TicketId ticket(Subject subject) {
        return new TicketId(Long.parseLong(subject.id()));
    }
}
