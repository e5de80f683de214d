package org.nightdesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.queue.screen.HomeScreen.OnCall;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.springframework.stereotype.Component;

/** Who is on call at this moment, a line for each schedule and person; a schedule with nobody has a line that says so. */
@Component
class OnCallNow {

    /** An end that is further away is not worth a line's width. */
    static final Duration AHEAD = Duration.ofDays(14);

    private final Schedules schedules;
    private final People people;

    OnCallNow(Schedules schedules, People people) {
        this.schedules = schedules;
        this.people = people;
    }

    /** {@code me} is the person who looks, 0 for nobody. */
    List<OnCall> lines(long me, Instant now) {
        List<Shift> coming = schedules.names().keySet().stream()
                .flatMap(id -> schedules.shifts(id, now, now.plus(AHEAD)).stream())
                .toList();
        return lines(
                coming,
                people.names(coming.stream().map(Shift::person).distinct().toList()),
                me,
                now);
    }

    /** Among shifts that are known already, with the names of their people. */
    List<OnCall> lines(List<Shift> coming, Map<PersonId, String> names, long me, Instant now) {
        List<OnCall> lines = new ArrayList<>();
        schedules.names().forEach((id, schedule) -> {
            List<Shift> current = coming.stream()
                    .filter(shift -> shift.schedule().equals(id))
                    .filter(shift -> !shift.from().isAfter(now) && shift.until().isAfter(now))
                    .toList();
            if (current.isEmpty()) {
                lines.add(new OnCall(schedule, "", false, Optional.empty()));
            }
            current.forEach(shift -> lines.add(new OnCall(
                    schedule,
                    names.getOrDefault(shift.person(), ""),
                    shift.person().value() == me,
                    Optional.of(shift.until()).filter(until -> until.isBefore(now.plus(AHEAD))))));
        });
        return lines;
    }
}
