package org.nightdesk.mailbox;

import org.nightdesk.desk.TicketId;

/**
 * The ticket that a mail seems to belong to. {@code way} is signed, references, subject or mark; {@code evidence} is the piece of the mail that
 * said so; {@code proven}: only somebody who had our mail could have written it.
 */
record Match(TicketId ticket, String way, String evidence, boolean proven) {

    /** The same, on the ticket that it has become part of. */
    Match on(TicketId standing) {
        return new Match(standing, way, evidence, proven);
    }
}
