package org.nightdesk.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.springframework.stereotype.Component;

/** When somebody goes off call. */
@Component
class ShiftEnds {

    private static final Duration AHEAD = Duration.ofDays(7);

    private final Schedules schedules;

    ShiftEnds(Schedules schedules) {
        this.schedules = schedules;
    }

    /** The last of the shifts that they have now, by whichever schedule, without what follows; a week ahead at most. Empty: they are not on call. */
    Optional<Instant> end(PersonId person, Instant now) {
        return schedules.naming(List.of(person)).stream()
                .flatMap(id -> schedules.shifts(id, now, now.plus(AHEAD)).stream())
                .filter(shift -> shift.person().equals(person) && !shift.from().isAfter(now))
                .map(Shift::until)
                .max(Comparator.naturalOrder());
    }
}
