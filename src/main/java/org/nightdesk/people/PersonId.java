package org.nightdesk.people;

import org.nightdesk.subject.Subject;

/** A person's identity; positive. */
public record PersonId(long value) {

    /** What the person's history is kept under. */
    public Subject subject() {
        return Subject.of("person", value);
    }
}
