package org.nightdesk.reminder;

import java.time.Instant;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/**
 * Something one person is told about a ticket. {@code cause} names what it is about, so that nobody is told of it twice; {@code due} is
 * when a promise falls or fell due, or since when a ticket waits; {@code way} counts the contact methods that have failed; {@code repeat}: it
 * may have arrived.
 */
record Reminder(
        long id,
        TicketId ticket,
        String cause,
        Kind kind,
        String what,
        PersonId person,
        Instant due,
        int way,
        int tries,
        boolean repeat) {

    /** What it says: a promise is soon due, or late, or a ticket has waited long. */
    enum Kind {
        SOON,
        LATE,
        WAITED
    }
}
