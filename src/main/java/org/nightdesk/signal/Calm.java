package org.nightdesk.signal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.desk.TicketId;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Subject;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An incident whose page maintenance or a silence held, and whose alerts have all ended when that is over, wakes nobody. Its groups forget how bad it was, so that the next
 * alert that joins it counts as worse than before, and pages. They are locked first, before the ticket: the order of all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Calm implements SubjectHolder {

    private final AlertStore alerts;
    private final GroupStore groups;

    private final Hushes hushes;

    Calm(AlertStore alerts, GroupStore groups, Hushes hushes) {
        this.hushes = hushes;
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
    public List<SilenceId> silences(Subject subject, Instant now) {
        return subject.kind().equals("ticket") ? hushes.of(ticket(subject), now) : List.of();
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
