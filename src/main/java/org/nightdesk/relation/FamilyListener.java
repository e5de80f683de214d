package org.nightdesk.relation;

import org.nightdesk.desk.Merges.TicketMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A parent becomes part of another ticket: its children follow. */
@Component
class FamilyListener {

    private final FamilyStore store;

    FamilyListener(FamilyStore store) {
        this.store = store;
    }

    @EventListener
    void on(TicketMerged merged) {
        if (merged.undone()) {
            store.part(merged.part());
        } else {
            store.merge(merged.part(), merged.whole());
        }
    }
}
