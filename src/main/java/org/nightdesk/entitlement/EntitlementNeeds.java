package org.nightdesk.entitlement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/**
 * On home: what is held after its time, for everybody who works the queue; then what waits for a yes that I may give.
 */
@Component
class EntitlementNeeds implements NeedsMe {

    private static final int FEW = 5;

    private final EntitlementStore store;

    EntitlementNeeds(EntitlementStore store) {
        this.store = store;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.AGENT)) {
            return List.of();
        }
        Optional<PersonId> me = Optional.of(new PersonId(viewer.actor().id()));
        return store.open().stream()
                .filter(one -> one.is("stuck") || one.is("asked") && one.offer().isByPlaybook())
                .filter(one -> one.is("stuck")
                        || !one.asker().equals(me) && !one.holder().equals(me))
                .sorted(Comparator.comparing((Entitlement one) -> !one.is("stuck")))
                .limit(FEW)
                .map(one -> new Need(
                        one.title(),
                        one.is("stuck") ? "Still held after its time" : "Waits for a yes, from " + one.askerName(),
                        one.path(),
                        one.is("stuck") ? one.until() : Optional.empty()))
                .toList();
    }
}
