package org.nightdesk.escalation;

import java.util.List;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.ScheduleUse;
import org.springframework.stereotype.Component;

/** Tells the rota which policies page a schedule. */
@Component
class PagedSchedules implements ScheduleUse {

    private final PolicyStore store;

    PagedSchedules(PolicyStore store) {
        this.store = store;
    }

    @Override
    public List<User> users(ScheduleId schedule) {
        Target target = new Target(Target.Kind.SCHEDULE, schedule.value());
        return store.all().stream()
                .filter(policy ->
                        policy.steps().stream().anyMatch(step -> step.targets().contains(target)))
                .map(policy -> new User(policy.name(), PolicyPages.path(policy.id())))
                .toList();
    }
}
