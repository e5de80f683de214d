package org.nightdesk.delivery;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** A report that is delivered again and again, run as its owner. {@code due} is empty while it rests. */
record StandingOrder(long id, PersonId owner, String ownerName, OrderDraft wanted, Optional<Instant> due) {

    /** The identity outside the house: {@code del_3}. */
    String text() {
        return "del_" + id;
    }

    /** The number in an identity written like that; NotFound when it is none. */
    static long id(String text) {
        if (!text.matches("del_[1-9][0-9]{0,17}")) {
            throw new NotFound("delivery " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    Subject subject() {
        return Subject.of("delivery", id);
    }

    String path() {
        return "/deliveries/" + id;
    }
}
