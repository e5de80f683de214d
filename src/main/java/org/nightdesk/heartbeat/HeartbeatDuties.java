package org.nightdesk.heartbeat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.catalog.Services;
import org.nightdesk.duty.Duties;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** What is missed when shifts change. */
@Component
class HeartbeatDuties implements Duties {

    private final HeartbeatStore store;
    private final Services services;

    HeartbeatDuties(HeartbeatStore store, Services services) {
        this.store = store;
        this.services = services;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        return store.worst("", State.DOWN.word(), now, 0, MOST_AND_ONE).stream()
                .map(heartbeat -> new Duty(
                        "The heartbeat " + heartbeat.name() + " is missed",
                        services.service(heartbeat.plan().service()).name() + ": "
                                + heartbeat.course().why(),
                        HeartbeatPages.path(heartbeat),
                        heartbeat.course().downAt().orElse(now)))
                .toList();
    }
}
