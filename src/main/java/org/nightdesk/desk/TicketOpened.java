package org.nightdesk.desk;

import java.time.Instant;

/** A ticket has come to be; announced in the opening transaction. */
public record TicketOpened(TicketId ticket, Instant at) {}
