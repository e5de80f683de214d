package org.nightdesk.setup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Reminds whoever alone is woken by what has no owner, until a test page has reached them. */
@Component
class FirstNeed implements NeedsMe {

    private final TrialStore store;
    private final Services services;
    private final Policies policies;

    FirstNeed(TrialStore store, Services services, Policies policies) {
        this.store = store;
        this.services = services;
        this.policies = policies;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.ADMINISTRATOR)) {
            return List.of();
        }
        PersonId me = new PersonId(viewer.actor().id());
        return isWoken(me) && !store.hasReached(me)
                ? List.of(new Need(
                        "Let us page you once",
                        "What has no other owner wakes you, and nobody has tried it yet",
                        FirstStepsPages.PAGE,
                        Optional.empty()))
                : List.of();
    }

    private boolean isWoken(PersonId me) {
        Target target = new Target(Target.Kind.PERSON, me.value());
        return services.catchAll().policy().stream()
                .boxed()
                .flatMap(id -> policies.find(new PolicyId(id)).stream())
                .anyMatch(policy ->
                        policy.steps().stream().allMatch(step -> step.targets().equals(List.of(target))));
    }
}
