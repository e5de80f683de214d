package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.trainee.Trainees;
import org.springframework.stereotype.Component;

/** Whether somebody is only in training for what a page calls: they are told, and answer once a lead has signed them off. */
@Component
class Training {

    private final Trainees trainees;
    private final Schedules schedules;
    private final AttemptStore attempts;

    Training(Trainees trainees, Schedules schedules, AttemptStore attempts) {
        this.trainees = trainees;
        this.schedules = schedules;
        this.attempts = attempts;
    }

    /** What stands in the way of their answer, as a sentence; empty when nothing does. Who was called themselves may answer. */
    Optional<String> objection(Page page, PersonId person, Instant now) {
        List<ScheduleId> called = page.steps().stream()
                .flatMap(step -> step.targets().stream())
                .filter(target -> target.kind() == Target.Kind.SCHEDULE)
                .map(target -> new ScheduleId(target.id()))
                .distinct()
                .toList();
        return trainees.notYetIn(called, person, now)
                .filter(schedule -> !attempts.called(page.id(), person))
                .map(schedule -> "You are in training for " + schedules.names().getOrDefault(schedule, "this schedule")
                        + ": you are told, and answer once a lead has signed you off.");
    }
}
