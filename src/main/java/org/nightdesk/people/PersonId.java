package org.nightdesk.people;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A person's identity; positive. Outside the house it is written {@code per_7}. */
public record PersonId(long value) {

    private static final String PREFIX = "per_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<PersonId> parse(String text) {
        return Written.number(PREFIX, text).map(PersonId::new);
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the person's history is kept under. */
    public Subject subject() {
        return Subject.of("person", value);
    }
}
