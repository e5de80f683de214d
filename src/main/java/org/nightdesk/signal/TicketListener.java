package org.nightdesk.signal;

import org.nightdesk.desk.TicketReopened;
import org.nightdesk.desk.TicketResolved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person resolves or reopens an incident: its alerts keep quiet for a while, or no longer. */
@Component
class TicketListener {

    private final AlertStore alerts;

    TicketListener(AlertStore alerts) {
        this.alerts = alerts;
    }

    @EventListener
    void on(TicketResolved resolved) {
        alerts.quiet(resolved.ticket(), resolved.at());
    }

    @EventListener
    void on(TicketReopened reopened) {
        alerts.unquiet(reopened.ticket());
    }
}
