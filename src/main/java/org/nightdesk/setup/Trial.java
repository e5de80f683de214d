package org.nightdesk.setup;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Subject;

/** A test page and what its person said of it; {@code outcomeAt} is null as long as {@code outcome} is empty. */
record Trial(
        long id,
        PersonId person,
        Instant begunAt,
        Instant endsAt,
        Optional<Outcome> outcome,
        @Nullable Instant outcomeAt) {

    static final String KIND = "trial";

    /** ENDED: nobody said anything in time. */
    enum Outcome {
        RECEIVED,
        MISSED,
        ENDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Subject subject() {
        return Subject.of(KIND, id);
    }

    boolean open() {
        return outcome.isEmpty();
    }
}
