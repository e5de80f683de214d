package org.nightdesk.paging;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.Subject;

/** What the modules above know about the thing a page is about; each answers what it knows and leaves the rest empty. */
public interface Briefing {

    /** What people call it: {@code INC-1042}. */
    default Optional<String> name(Subject subject) {
        return Optional.empty();
    }

    /** The thing people mean by that name; empty when it cannot be one of these, whether it exists or not. */
    default Optional<Subject> subject(String name) {
        return Optional.empty();
    }

    /** Where to read more about it; begins with a slash. */
    default Optional<String> path(Subject subject) {
        return Optional.empty();
    }

    /** How bad it is now, as the one figure that says it best. */
    default Optional<Figure> figure(Subject subject, Instant now) {
        return Optional.empty();
    }

    /** {@code label} says what is counted, {@code value} is a few characters, {@code note} a few words; may be empty. */
    record Figure(String label, String value, String note) {}
}
