package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import org.nightdesk.desk.TicketId;

/** That one was made part of another, and what went over with it. {@code adopted}: of the tickets those that had no customer before. */
record Merged(
        long id,
        String kind,
        long gone,
        long kept,
        List<TicketId> tickets,
        List<TicketId> adopted,
        List<Long> promises,
        List<Long> contacts,
        List<Long> earlier,
        boolean active,
        String by,
        Instant at) {

    static final String CONTACT = "contact";
    static final String CUSTOMER = "customer";
}
