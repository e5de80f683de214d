package org.nightdesk.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** Somebody wants to know something for a decision. {@code state}: open, answered or declined; the rest is empty while it is open. */
record Inquiry(
        long id,
        PersonId asker,
        String askerName,
        String question,
        String decision,
        Optional<LocalDate> wantedBy,
        Instant askedAt,
        String state,
        Optional<Long> report,
        String answer,
        String answeredBy) {

    /** The identity outside the house: {@code inq_3}. */
    String text() {
        return "inq_" + id;
    }

    /** The number in an identity written like that; NotFound when it is none. */
    static long id(String text) {
        if (!text.matches("inq_[1-9][0-9]{0,17}")) {
            throw new NotFound("inquiry " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    Subject subject() {
        return Subject.of("inquiry", id);
    }
}
