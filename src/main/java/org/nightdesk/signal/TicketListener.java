package org.nightdesk.signal;

import org.nightdesk.desk.Merges.TicketMerged;
import org.nightdesk.desk.Merges.TicketMerging;
import org.nightdesk.desk.TicketReopened;
import org.nightdesk.desk.TicketResolved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person resolves or reopens an incident: its alerts keep quiet for a while, or no longer. Merged, its alerts are the other's. */
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
        alerts.quiet(resolved.ticket(), resolved.at());
    }

    /** Their groups first, before any ticket is locked: the order of all. */
    @EventListener
    void on(TicketMerging merging) {
        if (merging.undone()) {
            groups.part(merging.part());
        } else {
            groups.merge(merging.part(), merging.whole());
        }
    }

    @EventListener
    void on(TicketMerged merged) {
        if (merged.undone()) {
            alerts.part(merged.part());
        } else {
            alerts.merge(merged.part(), merged.whole());
        }
    }

    @EventListener
    void on(TicketReopened reopened) {
        alerts.unquiet(reopened.ticket());
    }
}
