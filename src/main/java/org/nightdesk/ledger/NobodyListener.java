package org.nightdesk.ledger;

import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.paging.NobodyAvailable;
import org.nightdesk.people.TeamId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down for whose services nobody could be paged. */
@Component
class NobodyListener {

    private final NobodyStore store;
    private final Services services;

    NobodyListener(NobodyStore store, Services services) {
        this.store = store;
        this.services = services;
    }

    /** Trials and the like are no incidents. */
    @EventListener
    void on(NobodyAvailable event) {
        if (event.subject().kind().equals("ticket")) {
            Optional<TeamId> team = services.all().stream()
                    .filter(service -> service.name().equals(event.service()))
                    .findFirst()
                    .flatMap(Service::team);
            store.insert(event, team);
        }
    }
}
