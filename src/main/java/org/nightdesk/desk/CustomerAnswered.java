package org.nightdesk.desk;

import java.time.Instant;

/** A person of the customer wrote on a ticket, by whatever way; {@code entry} is its place in the timeline. */
public record CustomerAnswered(TicketId ticket, long entry, Instant at) {}
