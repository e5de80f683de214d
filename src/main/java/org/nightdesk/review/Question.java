package org.nightdesk.review;

import java.time.Instant;
import java.util.Optional;

/** Something that the record does not know. {@code number} counts from 1 within its review. */
record Question(int number, String text, Optional<Answer> answer) {

    /** What somebody found out, in Markdown. */
    record Answer(String text, String name, Instant at) {}

    boolean isOpen() {
        return answer.isEmpty();
    }
}
