package org.nightdesk.automation;

import java.time.Instant;
import org.nightdesk.desk.TicketId;

/** A rule met a ticket: {@code outcome} is done, unchanged, refused, failed or bounded. */
record Run(long id, TicketId ticket, String outcome, String reason, Instant at) {}
