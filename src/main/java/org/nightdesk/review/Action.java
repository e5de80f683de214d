package org.nightdesk.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** What must be done so that it does not happen again. {@code dueOn} is a day in the owner's own zone. */
record Action(
        ActionId id,
        ReviewId review,
        String text,
        Optional<PersonId> owner,
        Optional<LocalDate> dueOn,
        Optional<Closed> closed) {

    /** It is done, and this shows it. */
    record Closed(String evidence, String name, Instant at) {}

    boolean isOpen() {
        return closed.isEmpty();
    }

    String word() {
        return isOpen() ? "open" : "closed";
    }
}
