package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.Viewer;

/**
 * One change of shift: {@code leaving} are on call by the schedule from {@code beganAt} until {@code changeAt}, {@code coming} from then on. {@code
 * schedule} is its name as it was. {@code released} are those of the leaving whom a lead let go without waiting for the others. {@code leadAt}: the team's lead was paged, because nobody had accepted it.
 */
record Handover(
        HandoverId id,
        ScheduleId scheduleId,
        String schedule,
        TeamId team,
        Instant beganAt,
        Instant changeAt,
        State state,
        List<PersonId> leaving,
        List<PersonId> coming,
        List<PersonId> released,
        Optional<Instant> leadAt,
        Optional<Acceptance> acceptance,
        Optional<Signature> signature) {

    Handover {
        leaving = List.copyOf(leaving);
        coming = List.copyOf(coming);
        released = List.copyOf(released);
    }

    /** Where it stands. */
    enum State {
        /** Not accepted: from its change on both are on call. */
        OPEN,
        ACCEPTED,
        /** The next shift has begun, and nobody had accepted it. */
        LAPSED,
        /** The plan has changed: nobody takes over then. */
        WITHDRAWN;

        /** The word of the API and the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The receiver's read-back; {@code parts} are those of the five that were filled, {@code pressing} is how many P1 and P2 were open. */
    record Acceptance(PersonId by, Instant at, String readBack, Set<Part> parts, int pressing) {}

    /** The outgoing has accounted for everything of the shift. */
    record Signature(PersonId by, Instant at) {}

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Those who are on call until it is accepted. */
    List<PersonId> staying() {
        return leaving.stream().filter(person -> !released.contains(person)).toList();
    }

    boolean leaves(Viewer viewer) {
        return viewer.actor().isPerson()
                && leaving.contains(new PersonId(viewer.actor().id()));
    }

    boolean comes(Viewer viewer) {
        return viewer.actor().isPerson()
                && coming.contains(new PersonId(viewer.actor().id()));
    }

    /** From the change until it was accepted, 0 when it was accepted before; empty when it was not. */
    Optional<Duration> untilAccepted() {
        return acceptance
                .map(given -> Duration.between(changeAt, given.at()))
                .map(length -> length.isNegative() ? Duration.ZERO : length);
    }
}
