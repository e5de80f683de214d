package org.nightdesk.review;

import org.nightdesk.subject.Subject;

/** A review's identity; positive. People know a review by the number of its ticket. */
public record ReviewId(long value) {

    Subject subject() {
        return Subject.of("review", value);
    }
}
