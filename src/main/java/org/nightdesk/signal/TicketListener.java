package org.nightdesk.signal;

import org.nightdesk.desk.TicketReopened;
import org.nightdesk.desk.TicketResolved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person resolves or reopens an incident: its alerts keep quiet for a while, or no longer. */
@Component
class TicketListener {

    private final GroupStore groups;
    private final AlertStore alerts;

    TicketListener(GroupStore groups, AlertStore alerts) {
        this.groups = groups;
        this.alerts = alerts;
    }

    @EventListener
    void on(TicketResolved resolved) {
        groups.cleared(resolved.ticket(), resolved.at());
        alerts.quiet(resolved.ticket(), resolved.at());
    }

    @EventListener
    void on(TicketReopened reopened) {
        groups.cleared(reopened.ticket(), null);
        alerts.unquiet(reopened.ticket());
    }
}
