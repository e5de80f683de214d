package org.nightdesk.promise;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;

/** Something a customer was promised on a ticket. {@code state} is open, kept or withdrawn; {@code endedAt} is set but for an open one. */
record Promise(
        long id,
        OrganisationId organisation,
        TicketId ticket,
        String what,
        PersonId keeper,
        Instant dueAt,
        String madeBy,
        Instant madeAt,
        String state,
        Optional<Instant> endedAt) {

    private static final String PREFIX = "prm_";

    /** What the API shows and takes. */
    String text() {
        return PREFIX + id;
    }

    /** 0, which no promise has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }

    boolean isOpen() {
        return state.equals("open");
    }
}
