package org.nightdesk.silence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Silences that end in the shift to come: what they held pages then. */
@Component
class SilenceDuties implements Duties {

    private final Silences silences;

    SilenceDuties(Silences silences) {
        this.silences = silences;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER) || !now.isBefore(until)) {
            return List.of();
        }
        return silences.between(now, until).stream()
                .filter(silence -> !silence.end().isAfter(until))
                .limit(MOST_AND_ONE)
                .map(silence -> new Duty(
                        "The silence of " + silence.words() + " ends; what still fires pages then",
                        silence.reason() + " (" + silence.author() + ")",
                        SilencePages.path(silence),
                        silence.end()))
                .toList();
    }
}
