package org.nightdesk.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The escalation policies. Staff read them, leads change them; a running page keeps the steps it began with. */
@Component
@Transactional
public class Policies {

    private final PolicyStore store;
    private final Targets targets;
    private final Timeline timeline;

    Policies(PolicyStore store, Targets targets, Timeline timeline) {
        this.store = store;
        this.targets = targets;
        this.timeline = timeline;
    }

    /** Throws NotFound when there is none. */
    public Policy policy(PolicyId id) {
        return find(id).orElseThrow(() -> new NotFound("policy " + id.value()));
    }

    public Optional<Policy> find(PolicyId id) {
        return store.find(id);
    }

    /** By name. */
    public List<Policy> all() {
        return store.all();
    }

    /** Refuses bad steps, and a name that is taken. */
    public Policy create(String name, List<Step> steps, int repeat, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Policy.check(name, steps, repeat);
        targets.check(steps);
        Policy created = store.insert(name.strip(), steps, repeat).orElseThrow(() -> taken(name));
        record(created, "created", viewer, now);
        return created;
    }

    /** Replaces name, steps and repeat; refuses as {@link #create} does. */
    public Policy change(PolicyId id, String name, List<Step> steps, int repeat, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Policy.check(name, steps, repeat);
        targets.check(steps);
        store.findByName(name.strip()).filter(other -> !other.id().equals(id)).ifPresent(other -> {
            throw taken(name);
        });
        store.update(id, name.strip(), steps, repeat);
        Policy changed = policy(id);
        record(changed, "changed", viewer, now);
        return changed;
    }

    private void record(Policy policy, String verb, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(
                policy.id().subject(),
                now,
                viewer.actor(),
                verb,
                policy.name(),
                Map.of("version", policy.version(), "steps", policy.steps().size())));
    }

    private static Refused taken(String name) {
        return Refused.invalid("name", "There is already a policy called \"" + name + "\". Choose another name.");
    }
}
