package org.nightdesk.requisition;

import org.nightdesk.desk.Merges.TicketMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a ticket asks for is asked by the one that it became part of, until they are parted again. */
@Component("requisitionMerged")
class Merged {

    private final RequisitionStore store;

    Merged(RequisitionStore store) {
        this.store = store;
    }

    @EventListener
    void on(TicketMerged merged) {
        if (merged.undone()) {
            store.leave(merged.part());
        } else {
            store.carry(merged.part(), merged.whole());
        }
    }
}
